//! A browser that notes every cookie and every token that it is given.

use super::canaries::Canaries;
use crate::people::browser;
use reqwest::{Client, Method, Response, header};
use std::collections::BTreeMap;

/// More redirects than this lead nowhere.
const MOST_STEPS: usize = 10;

/// Somebody's browser and the page it shows.
pub(super) struct Visitor<'a> {
    client: Client,
    pub(super) url: &'a str,
    cookies: BTreeMap<String, String>,
    /// Where the page is.
    pub(super) path: String,
    /// Its status.
    pub(super) status: u16,
    /// The page.
    pub(super) page: String,
}

impl<'a> Visitor<'a> {
    pub(super) fn new(url: &'a str) -> Self {
        Self {
            client: browser(),
            url,
            cookies: BTreeMap::new(),
            path: String::new(),
            status: 0,
            page: String::new(),
        }
    }

    /// Holds a cookie that was never given.
    pub(super) fn cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Opens a page and follows where it leads.
    pub(super) async fn get(&mut self, path: &str, canaries: &mut Canaries) {
        self.go(Method::GET, path, &[], canaries).await;
    }

    /// Sends a form of the page, with its hidden fields.
    pub(super) async fn post(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        canaries: &mut Canaries,
    ) {
        let mut all: Vec<(String, String)> = ["csrf", "traff", "nyckel", "svar", "ledigt"]
            .into_iter()
            .filter_map(|name| Some((name.to_owned(), self.hidden(name)?)))
            .collect();
        if let Some((_, token)) = all.first() {
            canaries.keep("form token", token);
        }
        let own = fields
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        all.extend(own);
        self.go(Method::POST, path, &all, canaries).await;
    }

    async fn go(
        &mut self,
        method: Method,
        path: &str,
        fields: &[(String, String)],
        canaries: &mut Canaries,
    ) {
        let (mut method, mut path) = (method, path.to_owned());
        for _ in 0..MOST_STEPS {
            let answer = self.ask(method, &path, fields).await;
            self.take_cookies(&answer, canaries);
            self.status = answer.status().as_u16();
            let to = answer.headers().get(header::LOCATION).cloned();
            self.page = answer.text().await.unwrap();
            match to {
                Some(to) => to.to_str().unwrap().clone_into(&mut path),
                None => break,
            }
            method = Method::GET;
        }
        let page = path.split('?').next().unwrap_or_default();
        page.clone_into(&mut self.path);
    }

    /// One request, as it is.
    pub(super) async fn ask(
        &self,
        method: Method,
        path: &str,
        fields: &[(String, String)],
    ) -> Response {
        let cookies = self.cookies.iter().map(|(n, v)| format!("{n}={v}"));
        let request = self
            .client
            .request(method.clone(), format!("{}{path}", self.url))
            .header(header::COOKIE, cookies.collect::<Vec<_>>().join("; "))
            .header(header::ORIGIN, self.url);
        let request = if method == Method::POST {
            request.form(fields)
        } else {
            request
        };
        request.send().await.unwrap()
    }

    fn take_cookies(&mut self, answer: &Response, canaries: &mut Canaries) {
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.len() >= 16 {
                canaries.keep("cookie", value);
            }
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    fn hidden(&self, name: &str) -> Option<String> {
        self.after(&format!("name=\"{name}\" value=\""), "\"")
    }

    /// What stands between two words of the page.
    pub(super) fn after(&self, before: &str, until: &str) -> Option<String> {
        let (_, rest) = self.page.split_once(before)?;
        Some(rest.split_once(until)?.0.to_owned())
    }

    /// What the page spells out as secrets.
    pub(super) fn secrets(&self) -> Vec<String> {
        let parts = self.page.split("app-secret\">").skip(1);
        let secrets = parts.filter_map(|part| part.split_once('<'));
        secrets
            .map(|(secret, _)| secret.trim().to_owned())
            .collect()
    }
}
