//! A crowd of invented people, as many as a county has: for looking somebody up among them. Their names are
//! as common or rare as Swedish names of their age are; their numbers are well formed, may be anybody's, and
//! are therefore never used: a demo has no gateway.

use crate::{
    kernel::{BirthYear, Chance, Moment, MunicipalityCode, PersonName, Phone, Postcode},
    residents::{self, Newcomer},
    store::{Fault, Store},
};

/// So many are written in one unit of work.
const AT_A_TIME: usize = 1_000;

/// Where they live.
pub const PLACE: &str = "0880";

/// The given names of people born 1925–1961, the most common first.
const WOMEN: &str = "Anna, Eva, Maria, Karin, Kristina, Margareta, Birgitta, Elisabeth, Ingrid, Marianne, Kerstin, Lena, \
    Gunilla, Barbro, Ulla, Inger, Monica, Marie, Agneta, Berit, Gun, Siv, Britt, Maj, Ann-Marie, \
    Ann-Christin, Inga, Astrid, Yvonne, Christina, Gunnel, Anita, Solveig, Ewa, Elsa, Greta, Rut, Märta, \
    Vera, Åsa, Anne, Katarina, Lisbeth, Majken, Ragnhild, Sonja, Viola, Ester, Dagny, Zofia";
const MEN: &str = "Lars, Karl, Nils, Erik, Per, Anders, Jan, Bengt, Bo, Gunnar, Lennart, Ulf, Leif, Kjell, Sven, Hans, \
    Rolf, Stig, Tommy, Göran, Åke, Olle, Arne, Roland, Ingvar, Rune, Birger, Tage, Carl, Lars-Erik, \
    Sven-Olof, Kurt, Bertil, Holger, Gösta, Börje, Christer, Kenneth, Roger, Evert, Sixten, Yngve, \
    Folke, Harry, Allan, Curt, Jerzy, Veikko, Ahmad, Branko";
/// Surnames of many.
const SURNAMES: &str = "Andersson, Johansson, Karlsson, Nilsson, Eriksson, Larsson, Olsson, Persson, Svensson, Gustafsson, \
    Pettersson, Jonsson, Jansson, Hansson, Bengtsson, Petersson, Jönsson, Carlsson, Magnusson, Olofsson, \
    Axelsson, Jakobsson, Mattsson, Gustavsson, Danielsson, Håkansson, Gunnarsson, Samuelsson, Isaksson, \
    Fransson, Arvidsson, Claesson, Mårtensson, Eliasson, Abrahamsson, Ek, Holm, Berg, Lind, Åberg, \
    Öberg, Nowak, Virtanen, Korhonen, Hassan, Petrović, Nguyen, von Essen, af Klint, Sjöö";
/// Surnames of few are put together of two.
const FIRST_HALVES: &str = "Lind, Berg, Sjö, Ek, Alm, Björk, Sand, Ström, Ny, Hög, Söder, Öster, Väster, Norr, Dahl, Hag, Gran, \
    Lund, Malm, Rosen, Silfver, Sten, Torn, Vik, Wik, Åker, Äng, Backe, Blom, Bruse, Eng, Fors, Grön, \
    Hede, Ceder, Kron, Käll, Lager, Lövs, Nord";
const SECOND_HALVES: &str = "berg, gren, kvist, qvist, ström, man, lund, dal, stedt, blad, fors, hammar, mark, strand, vall, ed, \
    holm, blom, roth, strand";

/// Writes as many as are asked for; `progress` hears how many there are.
///
/// # Errors
/// A [`Fault`] when they cannot be written.
pub async fn settle(
    store: &Store,
    now: Moment,
    chance: &Chance,
    municipality: &MunicipalityCode,
    people: usize,
    progress: impl Fn(usize),
) -> Result<(), Fault> {
    let names = Names::of_their_age();
    let mut written = 0;
    while written < people {
        let more: Vec<Newcomer> = (0..AT_A_TIME.min(people - written))
            .filter_map(|_| names.somebody(chance))
            .collect();
        let crowd = &more;
        store
            .write(|unit| async move {
                residents::write_many(&unit, now, chance, municipality, crowd).await
            })
            .await?;
        written += more.len();
        progress(written);
    }
    Ok(())
}

/// What people are called.
#[derive(Debug)]
pub struct Names {
    given: [Vec<&'static str>; 2],
    surnames: Vec<&'static str>,
    halves: [Vec<&'static str>; 2],
}

impl Names {
    /// The lists above.
    #[must_use]
    pub fn of_their_age() -> Self {
        let list = |text: &'static str| text.split(", ").collect();
        Self {
            given: [list(WOMEN), list(MEN)],
            surnames: list(SURNAMES),
            halves: [list(FIRST_HALVES), list(SECOND_HALVES)],
        }
    }

    /// Somebody invented. Two of five have a second given name, and one of ten no phone.
    #[must_use]
    pub fn somebody(&self, chance: &Chance) -> Option<Newcomer> {
        let given = self.given.get(chance.below(2) as usize)?;
        let mut names = vec![common(chance, given)?.to_owned()];
        if chance.below(5) < 2 {
            names.push(common(chance, given)?.to_owned());
        }
        names.push(if chance.below(10) < 6 {
            common(chance, &self.surnames)?.to_owned()
        } else {
            let [first, second] = &self.halves;
            format!("{}{}", any(chance, first)?, any(chance, second)?)
        });
        let phone = match chance.below(10) {
            0 => None,
            1..=3 => Some(format!("0480{:06}", 100_000 + chance.below(900_000))),
            _ => {
                let operator = any(chance, &["70", "72", "73", "76"])?;
                Some(format!("0{operator}{:07}", chance.below(10_000_000)))
            }
        };
        let year = 1925 + chance.below(37);
        let postcode = (39_230 + chance.below(130)).to_string();
        Some(Newcomer {
            name: PersonName::parse(&names.join(" ")).ok()?,
            born: BirthYear::from_year(i32::try_from(year).ok()?),
            postcode: Postcode::parse(&postcode).ok(),
            phone: phone.and_then(|phone| Phone::parse(&phone).ok()),
        })
    }
}

/// One of a list, the first ones more often: by the square of an even draw.
fn common<'a>(chance: &Chance, list: &[&'a str]) -> Option<&'a str> {
    let drawn = usize::try_from(chance.below(1_000)).ok()?;
    list.get(list.len() * drawn * drawn / 1_000_000).copied()
}

fn any<'a>(chance: &Chance, list: &[&'a str]) -> Option<&'a str> {
    let length = u32::try_from(list.len()).ok()?;
    list.get(chance.below(length) as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn everybody_drawn_is_somebody_and_few_are_alike() {
        let chance = Chance::seeded(5);
        let people: Vec<_> = (0..5_000)
            .filter_map(|_| Names::of_their_age().somebody(&chance))
            .collect();
        assert_eq!(people.len(), 5_000);
        let different: HashSet<_> = people
            .iter()
            .map(|p| (p.name.matching_key(), p.born.year()))
            .collect();
        assert!(different.len() > 4_800, "{}", different.len());
        assert!(people.iter().all(|p| p.born.year() < 1962));
    }
}
