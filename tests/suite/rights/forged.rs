//! Forms that no page of ours has sent (trust plan F4): every form of those who work with it, in every way
//! in which another could send it, and each is as if it had not been.

use super::walk::{Found, Staff, Whose, all_forms, forms_for, routes};
use crate::support::{Page, Person, Town, person::encoded};
use rocket::http::{ContentType, Method, Status};
use std::collections::BTreeSet;

/// How a form is forged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forged {
    /// Without its token.
    NoToken,
    /// With the token of another sign-in.
    OthersToken,
    /// With a token from before signing in.
    EarlierToken,
    /// As the page has it, from another website, as browsers of today say it.
    Elsewhere,
    /// The same, as older ones do.
    ForeignOrigin,
    /// From where no page is known, without the token.
    NullOrigin,
    /// As plain text, which another website may send without asking.
    PlainText,
}

impl Forged {
    const ALL: [Self; 7] = [
        Self::NoToken,
        Self::OthersToken,
        Self::EarlierToken,
        Self::Elsewhere,
        Self::ForeignOrigin,
        Self::NullOrigin,
        Self::PlainText,
    ];
}

/// Tokens that are not the form's.
struct Tokens {
    others: String,
    earlier: String,
}

async fn sent(
    person: &mut Person<'_>,
    found: &Found,
    how: Option<Forged>,
    tokens: &Tokens,
) -> Page {
    let mut fields = found.form.fields.clone();
    let mut put = |token: Option<&str>| {
        fields.retain(|(name, _)| name != "csrf");
        fields.extend(token.map(|token| ("csrf".to_owned(), token.to_owned())));
    };
    match how {
        Some(Forged::NoToken | Forged::NullOrigin) => put(None),
        Some(Forged::OthersToken) => put(Some(&tokens.others)),
        Some(Forged::EarlierToken) => put(Some(&tokens.earlier)),
        _ => {}
    }
    let header = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
    let headers = match how {
        Some(Forged::Elsewhere) => header("Sec-Fetch-Site", "cross-site"),
        Some(Forged::ForeignOrigin) => header("Origin", "https://elak.example"),
        Some(Forged::NullOrigin) => header("Origin", "null"),
        _ => person.own_headers(),
    };
    let (kind, body) = if how == Some(Forged::PlainText) {
        (ContentType::Plain, encoded(&fields))
    } else if found.form.has_file {
        let kind = ContentType::new("multipart", "form-data").with_params(("boundary", "xyz"));
        let parts = fields.iter().map(|(name, value)| {
            format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        });
        (kind, parts.collect::<String>() + "--xyz--\r\n")
    } else {
        (ContentType::Form, encoded(&fields))
    };
    let action = &found.form.action;
    person
        .asks_as(Method::Post, action, body.as_bytes(), Some(kind), &headers)
        .await
}

/// Whether an answer says that the form did not count.
fn was_refused(page: &Page) -> bool {
    match page.status {
        Status::Forbidden => true,
        Status::UnprocessableEntity => page.text().contains("Sidan hade legat öppen för länge."),
        // A form without a page of its own leads back; what it is about may not be there.
        status => status == Status::SeeOther || status == Status::NotFound,
    }
}

#[rocket::async_test]
async fn no_forged_form_of_those_who_work_with_it_counts() {
    let town = Town::demo().await;
    let mut staff = Staff::of(&town).await;
    let mut stranger = town.person();
    stranger.visits("/logga-in").await;
    let earlier = token_on(&stranger.page);
    // A browser has the visit's cookie beside that of the sign-in.
    for (name, value) in &stranger.cookies {
        staff.karin.cookies.insert(name.clone(), value.clone());
        staff.mona.cookies.insert(name.clone(), value.clone());
        staff.sara.cookies.insert(name.clone(), value.clone());
    }
    staff.sara.visits("/konto").await;
    let saras = token_on(&staff.sara.page);
    staff.karin.visits("/konto").await;
    let karins = token_on(&staff.karin.page);
    staff.mona.visits("/konto").await;
    let monas = token_on(&staff.mona.page);
    let token_of = |whose| match whose {
        Whose::Coordinator => karins.clone(),
        Whose::Reader => monas.clone(),
        Whose::Administrator => saras.clone(),
    };
    let mut forms = all_forms(&town, &mut staff).await;
    let reached: BTreeSet<_> = forms.iter().map(|found| found.route.clone()).collect();
    let all = routes(&town);
    let mut missing = all.clone();
    missing.retain(|route| !reached.contains(route));
    forms.extend(forms_for(&missing, token_of));
    let before = town.everything().await;
    let (mut tried, mut taken) = (0, Vec::new());
    for found in &forms {
        let others = match found.whose {
            Whose::Administrator => &karins,
            Whose::Coordinator | Whose::Reader => &saras,
        };
        let tokens = Tokens {
            others: others.clone(),
            earlier: earlier.clone(),
        };
        for how in Forged::ALL {
            let page = sent(staff.owner(found), found, Some(how), &tokens).await;
            tried += 1;
            if !was_refused(&page) {
                taken.push(format!("{} {how:?}: {}", found.route, page.status));
            }
        }
        if town.everything().await != before {
            taken.push(format!("{}: something was changed", found.route));
            break;
        }
    }
    // The same forms count when they are ours: what was refused was the forgery.
    let mut counted = BTreeSet::new();
    for found in &forms {
        if found.route.ends_with("/konto/logga-ut") {
            continue;
        }
        let before = town.everything().await;
        let tokens = Tokens {
            others: String::new(),
            earlier: String::new(),
        };
        let page = sent(staff.owner(found), found, None, &tokens).await;
        let stale = page.status == Status::UnprocessableEntity && was_refused(&page);
        assert!(
            !stale && page.status != Status::Forbidden,
            "{}",
            found.route
        );
        if town.everything().await != before {
            counted.insert(found.route.clone());
        }
    }
    let found = taken.len();
    println!(
        r#"{{"test":"forged forms","routes":{},"routes_without_a_page":{},"forms":{},"forgeries":{tried},"accepted":{found},"routes_that_change_something_when_ours":{}}}"#,
        all.len(),
        missing.len(),
        forms.len(),
        counted.len()
    );
    assert_eq!(found, 0, "of {tried}:\n{}", taken.join("\n"));
    assert!(missing.len() < 10, "{missing:?}");
    assert!(counted.len() >= 15, "{counted:?}");
}

fn token_on(page: &Page) -> String {
    let token = page.first("input[name=csrf]").expect("a form");
    token.attr("value").unwrap_or_default().to_owned()
}
