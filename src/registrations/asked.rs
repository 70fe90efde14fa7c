//! What people ask for beside the place itself: how they are told, what they need, what they bring and
//! what they want to learn. Ticks and a few plain facts, never a diagnosis (mission rule "Privacy").

use crate::{
    kernel::{EmailAddress, PersonName, Phone, Postcode},
    outbox::Channel,
};

/// Where a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterAddress {
    /// «Storgatan 4».
    pub street: String,
    /// «392 32».
    pub postcode: Postcode,
    /// «Kalmar».
    pub town: String,
}

/// How somebody wants to be told (experience.md 2.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Means {
    /// By letter.
    Letter(LetterAddress),
    /// By text message, to the person's mobile or that of the one who helps.
    Sms,
    /// By a phone call.
    Call,
    /// By e-mail.
    Email(EmailAddress),
    /// Only on the page, which they print.
    Page,
    /// By whoever may open protected identities, and by nobody else.
    Sealed,
}

impl Means {
    /// The channel of its notices.
    #[must_use]
    pub fn channel(&self) -> Channel {
        match self {
            Self::Letter(_) => Channel::Letter,
            Self::Sms => Channel::Sms,
            Self::Call => Channel::Call,
            Self::Email(_) => Channel::Email,
            Self::Page => Channel::Page,
            Self::Sealed => Channel::Sealed,
        }
    }
}

/// Somebody who acts for a resident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactPerson {
    /// Their name.
    pub name: PersonName,
    /// Their phone; used when the resident has none or is not reached.
    pub phone: Phone,
    /// Whether the resident knows of the registration.
    pub told: bool,
}

macro_rules! ticks {
    ($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])+ $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$about])+ $variant,)+
        }

        impl $name {
            /// All of them, in the order in which they are asked.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in forms and in the database.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The tick with this word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

ticks! {
    /// What somebody needs to be able to take part (experience.md 2.7b).
    Need {
        /// «Hörslinga».
        HearingLoop = "horslinga",
        /// «Plats för rullstol eller rullator».
        Wheels = "rullstol",
        /// «Stor text».
        LargeText = "stor-text",
        /// «Tolk», with the language beside it.
        Interpreter = "tolk",
        /// «Teckenspråkstolk».
        SignLanguage = "teckensprak",
        /// «Jag tar med en person som stöd»: takes no claim but a chair.
        SupportPerson = "stodperson",
        /// «Hjälp att ta mig dit».
        Transport = "resa",
        /// «Något annat»: staff call and ask.
        Other = "annat",
    }
}

ticks! {
    /// What somebody brings (experience.md 2.8).
    Device {
        /// «Mobiltelefon».
        Mobile = "mobil",
        /// «Surfplatta».
        Tablet = "platta",
        /// «Dator».
        Computer = "dator",
        /// «Jag har ingen egen. Jag vill låna».
        Borrow = "lana",
    }
}

ticks! {
    /// What somebody wants to learn (experience.md 2.9).
    Wish {
        /// «Ringa med bild till släkt och vänner».
        VideoCalls = "ringa-med-bild",
        /// «Skicka och ta emot bilder».
        Pictures = "bilder",
        /// «Söka på internet».
        Searching = "soka",
        /// «Känna igen bluffar».
        Fraud = "bluffar",
        /// «1177 och vård på nätet».
        Care = "vard",
        /// «Resa: biljetter och tidtabeller».
        Travel = "resa",
        /// «Ställa in större text».
        LargerText = "storre-text",
        /// «Jag vet inte än».
        Unsure = "vet-inte",
    }
}

ticks! {
    /// Why somebody may come whom the programme is not for: only staff may say so (mission rule "Audience").
    Outside {
        /// «Går tillsammans med någon som kursen är till för».
        Companion = "sallskap",
        /// «Det finns platser över».
        SpareSeat = "plats-over",
        /// «Har nytta av kursen för att hjälpa andra».
        HelpsOthers = "hjalper-andra",
        /// «Något annat».
        Other = "annat",
    }
}

/// Everything that is asked for beside the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wants {
    /// How news reach them.
    pub means: Means,
    /// Who helps, if anybody does.
    pub contact: Option<ContactPerson>,
    /// What they need.
    pub needs: Vec<Need>,
    /// The language of the interpreter, in the person's own words.
    pub interpreter: Option<String>,
    /// What they bring.
    pub devices: Vec<Device>,
    /// What they want to learn.
    pub wishes: Vec<Wish>,
    /// How large they read, in percent: letters follow it.
    pub text_percent: u16,
}

impl Wants {
    /// Nothing but the page that they are looking at.
    #[must_use]
    pub fn nothing_but_the_page() -> Self {
        Self {
            means: Means::Page,
            contact: None,
            needs: Vec::new(),
            interpreter: None,
            devices: Vec::new(),
            wishes: Vec::new(),
            text_percent: 100,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tick_is_read_back_as_it_was_written() {
        assert!(
            Need::ALL
                .iter()
                .all(|t| Need::from_code(t.code()) == Some(*t))
        );
        assert!(
            Device::ALL
                .iter()
                .all(|t| Device::from_code(t.code()) == Some(*t))
        );
        assert!(
            Wish::ALL
                .iter()
                .all(|t| Wish::from_code(t.code()) == Some(*t))
        );
        assert_eq!(Need::from_code("sjukdom"), None);
    }
}
