//! Headers on every answer, also the errors.

use super::{gate::Arrival, visit::SecureCookies};
use rocket::{
    Request, Response, async_trait,
    fairing::{Fairing, Info, Kind},
    http::Header,
};

/// No script, no frame, no foreign address; our own styles, pictures and forms.
const CONTENT_SECURITY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// A paper runs nothing and loads nothing; it is shown by the browser's own viewer, which one browser
/// makes of a page with an object and styles in it, and holds to this policy (crbug.com/271452).
const PAPER_SECURITY: &str = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The fairing that sets them (OWASP ASVS 5.0 3.4; trust plan F9).
pub(crate) struct Headers;

#[async_trait]
impl Fairing for Headers {
    fn info(&self) -> Info {
        Info {
            name: "headers",
            kind: Kind::Response,
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let paper = response.content_type().is_some_and(|kind| kind.is_pdf());
        let policy = if paper {
            PAPER_SECURITY
        } else {
            CONTENT_SECURITY
        };
        let always = [
            ("Content-Security-Policy", policy),
            // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
            ("Referrer-Policy", "same-origin"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            (
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), interest-cohort=()",
            ),
        ];
        for (name, value) in always {
            response.set_header(Header::new(name, value));
        }
        let secure = request.rocket().state::<SecureCookies>();
        if secure.is_none_or(|s| s.0) {
            response.set_header(Header::new(
                "Strict-Transport-Security",
                "max-age=63072000; includeSubDomains",
            ));
        }
        // A page may hold a name or a booking word; only what says otherwise may be kept.
        if !response.headers().contains("Cache-Control") {
            response.set_header(Header::new("Cache-Control", "no-store"));
        }
        if matches!(response.status().code, 429 | 503) {
            response.set_header(Header::new("Retry-After", "60"));
        }
        response.remove_header("Server");
        response.set_header(Header::new(
            "X-Request-Id",
            Arrival::of(request).request_id.to_string(),
        ));
    }
}
