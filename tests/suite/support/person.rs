//! Somebody with a browser: finds fields by their label, buttons and links by their words, and
//! sends only what the page's own form holds.

use super::page::{self, Page, check};
use rocket::{
    http::{Header, Method, Status, uri::Host},
    local::asynchronous::Client,
};
use scraper::ElementRef;
use std::collections::BTreeMap;

/// The host that everybody calls unless told otherwise.
const HOST: &str = "localhost";

/// Somebody with a browser of their own.
pub struct Person<'t> {
    client: &'t Client,
    /// Their cookies.
    pub cookies: BTreeMap<String, String>,
    /// The page they are looking at.
    pub page: Page,
    host: String,
    /// What was typed on this page: the name of the field, and the words.
    typed: BTreeMap<String, String>,
    /// What was chosen on this page: the name of the group, and the values.
    chosen: BTreeMap<String, Vec<String>>,
}

impl<'t> Person<'t> {
    /// Somebody who has not looked at anything yet.
    pub fn new(client: &'t Client) -> Self {
        Self {
            client,
            cookies: BTreeMap::new(),
            page: Page::new(Status::Ok, String::new(), Vec::new(), String::new()),
            host: HOST.to_owned(),
            typed: BTreeMap::new(),
            chosen: BTreeMap::new(),
        }
    }

    /// Calls the service by another name.
    pub fn calls(mut self, host: &str) -> Self {
        host.clone_into(&mut self.host);
        self
    }

    /// Opens an address, follows redirects, and looks at the page closely.
    pub async fn visits(&mut self, path: &str) -> &Page {
        let answer = self.asks(Method::Get, path, "", &[]).await;
        self.arrives(answer).await
    }

    /// Follows a link by its words.
    pub async fn follows(&mut self, words: &str) -> &Page {
        let links = self.page.all("a[href]");
        let mut links = links.iter().filter(|a| page::words(**a) == words);
        let href = links.next().and_then(|a| a.attr("href"));
        let href = href
            .unwrap_or_else(|| panic!("{} has no link «{words}»", self.page.path))
            .to_owned();
        self.visits(&href).await
    }

    /// Types into the field with this label.
    pub fn fills(&mut self, label: &str, text: &str) -> &mut Self {
        let control = self.page.control(label);
        let name = control.attr("name").expect("a field that is sent");
        self.typed.insert(name.to_owned(), text.to_owned());
        self
    }

    /// Picks an answer of the list with this label, by its words.
    pub fn picks(&mut self, label: &str, words: &str) -> &mut Self {
        let (name, value) = {
            let list = self.page.control(label);
            let mut options = list.descendent_elements();
            let option = options.find(|option| page::words(*option) == words);
            let option = option.unwrap_or_else(|| panic!("«{label}» has no «{words}»"));
            let of = |element: ElementRef<'_>, name| element.attr(name).map(ToOwned::to_owned);
            (of(list, "name"), of(option, "value"))
        };
        let name = name.expect("a list that is sent");
        let value = value.expect("an answer");
        self.typed.insert(name, value);
        self
    }

    /// Picks a file that holds this, and presses a button of its form.
    pub async fn sends_file(&mut self, file: &[u8], button: &str) -> &Page {
        let (_, action, fields) = self.form_of(button);
        let mut body = Vec::new();
        for (name, value) in &fields {
            let head = format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"");
            body.extend_from_slice(head.as_bytes());
            if name == "fil" {
                body.extend_from_slice(
                    b"; filename=\"f.ics\"\r\nContent-Type: text/calendar\r\n\r\n",
                );
                body.extend_from_slice(file);
            } else {
                body.extend_from_slice(format!("\r\n\r\n{value}").as_bytes());
            }
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--xyz--\r\n");
        let kind = rocket::http::ContentType::new("multipart", "form-data");
        let kind = kind.with_params(("boundary", "xyz"));
        let headers = self.own_headers();
        let answer = self
            .asks_as(Method::Post, &action, &body, Some(kind), &headers)
            .await;
        self.arrives(answer).await
    }

    /// Chooses the answer with this label: the one of its group, or one more.
    pub fn chooses(&mut self, label: &str) -> &mut Self {
        let control = self.page.control(label);
        let name = control
            .attr("name")
            .expect("an answer that is sent")
            .to_owned();
        let value = control.attr("value").expect("an answer").to_owned();
        let chosen = if control.attr("type") == Some("radio") {
            Vec::new()
        } else {
            self.chosen_of(&name)
        };
        self.chosen.insert(name, [chosen, vec![value]].concat());
        self
    }

    /// Answers a question whose answers stand under other questions too, such as «Ja».
    pub fn answers_to(&mut self, question: &str, answer: &str) -> &mut Self {
        let control = self.page.answer_to(question, answer);
        let name = control.attr("name").expect("an answer that is sent");
        let value = control.attr("value").expect("an answer");
        self.chosen.insert(name.to_owned(), vec![value.to_owned()]);
        self
    }

    /// Takes the tick at this label away.
    pub fn leaves_out(&mut self, label: &str) -> &mut Self {
        let control = self.page.control(label);
        let name = control
            .attr("name")
            .expect("an answer that is sent")
            .to_owned();
        let value = control.attr("value").map(ToOwned::to_owned);
        let mut chosen = self.chosen_of(&name);
        chosen.retain(|one| Some(one) != value.as_ref());
        self.chosen.insert(name, chosen);
        self
    }

    /// Presses a button by its words, which sends its form.
    pub async fn presses(&mut self, words: &str) -> &Page {
        let (method, action, fields) = self.form_of(words);
        let body = encoded(&fields);
        let answer = if method == Method::Post {
            self.asks(method, &action, &body, &self.own_headers()).await
        } else {
            self.asks(method, &format!("{action}?{body}"), "", &[])
                .await
        };
        self.arrives(answer).await
    }

    /// What a press of this button would send, and where.
    pub fn form(&self, button: &str) -> (String, Vec<(String, String)>) {
        let (_, action, fields) = self.form_of(button);
        (action, fields)
    }

    /// What a press of the page's green button would send, and where.
    pub fn would_send(&self) -> (String, Vec<(String, String)>) {
        let buttons = self.page.all("form[method=post] button");
        let words = buttons.first().map(|b| page::words(*b)).unwrap_or_default();
        let (_, action, fields) = self.form_of(&words);
        (action, fields)
    }

    /// Sends fields that no page gave them, as their browser would send a form of our own.
    pub async fn posts(&mut self, path: &str, fields: &[(String, String)]) -> &Page {
        let headers = self.own_headers();
        self.posts_with(path, fields, &headers).await
    }

    /// The same with headers of another browser or another page.
    pub async fn posts_with(
        &mut self,
        path: &str,
        fields: &[(String, String)],
        headers: &[(String, String)],
    ) -> &Page {
        let body = encoded(fields);
        let answer = self.asks(Method::Post, path, &body, headers).await;
        self.arrives(answer).await
    }

    /// What a browser of today says with a form of the page it shows.
    pub fn own_headers(&self) -> Vec<(String, String)> {
        vec![
            ("Origin".to_owned(), format!("http://{}", self.host)),
            ("Sec-Fetch-Site".to_owned(), "same-origin".to_owned()),
        ]
    }

    /// One request, as it is; no redirect is followed.
    pub async fn asks(
        &mut self,
        method: Method,
        path: &str,
        body: &str,
        headers: &[(String, String)],
    ) -> Page {
        let kind = (method == Method::Post).then_some(rocket::http::ContentType::Form);
        self.asks_as(method, path, body.as_bytes(), kind, headers)
            .await
    }

    /// The same, sent as another kind of content.
    pub async fn asks_as(
        &mut self,
        method: Method,
        path: &str,
        body: &[u8],
        kind: Option<rocket::http::ContentType>,
        headers: &[(String, String)],
    ) -> Page {
        // A fragment is the browser's own business.
        let path = path.split('#').next().unwrap_or_default();
        let mut request = self.client.req(method, path.to_owned());
        let host = Host::parse_owned(self.host.clone()).expect("a host name");
        request.inner_mut().set_host(host);
        request.add_header(Header::new("Host", self.host.clone()));
        for (name, value) in headers {
            request.add_header(Header::new(name.clone(), value.clone()));
        }
        if let Some(kind) = kind {
            request.add_header(kind);
        }
        for (name, value) in &self.cookies {
            request = request.cookie((name.clone(), value.clone()));
        }
        let answer = request.body(body).dispatch().await;
        for cookie in answer.cookies().iter() {
            let (name, value) = (cookie.name().to_owned(), cookie.value().to_owned());
            if value.is_empty() {
                self.cookies.remove(&name);
            } else {
                self.cookies.insert(name, value);
            }
        }
        let headers = answer.headers().iter();
        let headers = headers.map(|h| (h.name().to_string(), h.value().to_owned()));
        let (status, headers) = (answer.status(), headers.collect());
        let bytes = answer.into_bytes().await.unwrap_or_default();
        let html = String::from_utf8_lossy(&bytes).into_owned();
        Page::new(status, path.to_owned(), headers, html)
    }

    async fn arrives(&mut self, mut answer: Page) -> &Page {
        for _ in 0..5 {
            if answer.status != Status::SeeOther {
                break;
            }
            let to = answer.header("Location").expect("an address").to_owned();
            answer = self.asks(Method::Get, &to, "", &[]).await;
        }
        if answer.is_html() {
            let wrong = check(&answer);
            assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
        }
        self.typed.clear();
        self.chosen.clear();
        self.page = answer;
        &self.page
    }

    /// What is chosen of a group: what the person chose, else what the page came with.
    fn chosen_of(&self, name: &str) -> Vec<String> {
        let on_page = || {
            let checked = self.page.all("input[checked]").into_iter();
            let of_group = checked.filter(|input| input.attr("name") == Some(name));
            of_group
                .filter_map(|input| input.attr("value").map(ToOwned::to_owned))
                .collect()
        };
        self.chosen.get(name).cloned().unwrap_or_else(on_page)
    }

    fn form_of(&self, button: &str) -> (Method, String, Vec<(String, String)>) {
        let buttons = self.page.all("button");
        let pressed = buttons.iter().find(|b| page::words(**b) == button);
        let pressed =
            *pressed.unwrap_or_else(|| panic!("{} has no button «{button}»", self.page.path));
        let form = pressed
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|e| e.value().name() == "form")
            .expect("a button in a form");
        let method = match form.attr("method") {
            Some("post") => Method::Post,
            _ => Method::Get,
        };
        let action = form.attr("action").unwrap_or(&self.page.path).to_owned();
        let mut fields = Vec::new();
        for control in form.descendent_elements() {
            let Some(name) = control.attr("name") else {
                continue;
            };
            let value = control.attr("value").unwrap_or_default();
            match (control.value().name(), control.attr("type")) {
                ("input", Some("radio" | "checkbox"))
                    if !self.chosen_of(name).iter().any(|chosen| chosen == value) => {}
                ("button", _) if control != pressed => {}
                ("textarea" | "select", _) => {
                    let typed = self.typed.get(name).cloned();
                    let value = typed.unwrap_or_else(|| page::held(control));
                    fields.push((name.to_owned(), value));
                }
                ("input" | "button", _) => {
                    let value = self.typed.get(name).map_or(value, String::as_str);
                    fields.push((name.to_owned(), value.to_owned()));
                }
                _ => {}
            }
        }
        (method, action, fields)
    }
}

/// Fields as the body of a form.
pub fn encoded(fields: &[(String, String)]) -> String {
    let pairs = fields.iter();
    let pairs = pairs.map(|(name, value)| format!("{}={}", percent(name), percent(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            b' ' => "+".to_owned(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
