//! Running PostgreSQL's own programs, with the password where nobody on the machine can read it.

use crate::store::Fault;
use rocket::{
    http::RawStr,
    tokio::task::{JoinError, spawn_blocking},
};
use std::{
    io::ErrorKind,
    process::{Command, Stdio},
};

/// One of the programs, with what it is told.
pub(super) struct Program {
    name: &'static str,
    command: Command,
    /// The address without its password, which would stand in the list of processes.
    address: String,
    password: Option<String>,
}

impl Program {
    pub(super) fn new(name: &'static str, url: &str) -> Result<Self, Fault> {
        let (address, password) = apart(url)?;
        let mut command = Command::new(name);
        command
            .stdin(Stdio::null())
            // Its complaints are handed on: in one language.
            .env("LC_ALL", "C")
            .env("PGCONNECT_TIMEOUT", "30");
        if let Some(password) = &password {
            command.env("PGPASSWORD", password);
        }
        Ok(Self {
            name,
            command,
            address,
            password,
        })
    }

    pub(super) fn argument(mut self, argument: impl Into<String>) -> Self {
        self.command.arg(argument.into());
        self
    }

    pub(super) fn on_the_database(self) -> Self {
        let address = format!("--dbname={}", self.address);
        self.argument(address)
    }

    /// Runs it to its end, and answers what it printed.
    pub(super) async fn run(mut self) -> Result<String, Fault> {
        let name = self.name;
        let ended = spawn_blocking(move || {
            let output = self.command.output();
            (output, self.password)
        });
        let (output, password) = ended
            .await
            .map_err(|e: JoinError| Fault::because(format!("running {name}"), e))?;
        let output = output.map_err(|error| match error.kind() {
            ErrorKind::NotFound => Fault::new(format!(
                "the program {name} was not found; it comes with PostgreSQL's client \
                 (on Debian: apt-get install postgresql-client)"
            )),
            _ => Fault::because(format!("running {name}"), error),
        })?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let mut said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        if let Some(password) = password.filter(|password| !password.is_empty()) {
            said = said.replace(&password, "…");
        }
        Err(Fault::new(format!("{name} failed: {said}")))
    }
}

/// An address in two: what may be seen, and the password.
fn apart(url: &str) -> Result<(String, Option<String>), Fault> {
    let odd = || Fault::new("the database address is not understood");
    let (scheme, rest) = url.split_once("://").ok_or_else(odd)?;
    let (rest, parameters) = match rest.split_once('?') {
        Some((rest, parameters)) => (rest, parameters),
        None => (rest, ""),
    };
    let mut password = None;
    let mut kept = Vec::new();
    for parameter in parameters.split('&').filter(|p| !p.is_empty()) {
        match parameter.strip_prefix("password=") {
            Some(secret) => password = Some(decoded(secret)?),
            None => kept.push(parameter),
        }
    }
    let rest = match rest.split_once('@') {
        Some((user, host)) => {
            let (user, secret) = match user.split_once(':') {
                Some((user, secret)) => (user, Some(secret)),
                None => (user, None),
            };
            if let Some(secret) = secret {
                password = Some(decoded(secret)?);
            }
            format!("{user}@{host}")
        }
        None => rest.to_owned(),
    };
    let question = if kept.is_empty() { "" } else { "?" };
    let address = format!("{scheme}://{rest}{question}{}", kept.join("&"));
    Ok((address, password))
}

fn decoded(text: &str) -> Result<String, Fault> {
    RawStr::new(text)
        .percent_decode()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| Fault::new("the password in the database address is not UTF-8 text"))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_password_leaves_the_address_wherever_it_stood() {
        for (url, address, password) in [
            ("postgres://db/x", "postgres://db/x", None),
            (
                "postgres://u:a%2Fb@db:5433/x?sslmode=require",
                "postgres://u@db:5433/x?sslmode=require",
                Some("a/b"),
            ),
            (
                "postgresql://u@/x?host=/run/pg&password=p%20w",
                "postgresql://u@/x?host=/run/pg",
                Some("p w"),
            ),
        ] {
            let (shown, secret) = apart(url).unwrap();
            assert_eq!((shown.as_str(), secret.as_deref()), (address, password));
        }
    }

    #[rocket::async_test]
    async fn a_program_that_is_not_there_is_named_with_where_it_comes_from() {
        let missing = Program::new("pg_dump_of_nobody", "postgres://db/x").unwrap();
        let said = missing.run().await.unwrap_err().to_string();
        assert!(
            said.contains("pg_dump_of_nobody") && said.contains("postgresql-client"),
            "{said}"
        );
    }
}
