//! A long form in parts, each with its heading.

use super::{Area, Choice, Field, FormState, Part, Select};

/// A question of any kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Answered with a line of text.
    Field(Field),
    /// Answered by picking.
    Choice(Choice),
    /// Answered from a long list.
    Select(Select),
    /// Answered with several lines of text.
    Area(Area),
}

/// Questions that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they are about; none where the page's own heading says it.
    pub title: Option<String>,
    /// What stands between the heading and the questions.
    pub lead: Option<String>,
    /// The questions, in the order in which they stand.
    pub questions: Vec<Question>,
}

impl Section {
    /// Questions under a heading.
    #[must_use]
    pub fn titled(title: impl Into<String>, questions: Vec<Question>) -> Self {
        Self {
            title: Some(title.into()),
            lead: None,
            questions,
        }
    }

    /// Questions under the page's own heading.
    #[must_use]
    pub fn plain(questions: Vec<Question>) -> Self {
        Self {
            title: None,
            lead: None,
            questions,
        }
    }

    /// With words between the heading and the questions.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = Some(lead.into());
        self
    }

    /// With what was typed and what is wrong with it.
    #[must_use]
    pub fn filled(mut self, state: &FormState) -> Self {
        let questions = self.questions.into_iter();
        self.questions = questions.map(|question| question.filled(state)).collect();
        self
    }
}

impl Question {
    /// With what was typed and what is wrong with it.
    #[must_use]
    pub fn filled(self, state: &FormState) -> Self {
        match self {
            Self::Field(part) => Self::Field(part.filled(state)),
            Self::Choice(part) => Self::Choice(part.filled(state)),
            Self::Select(part) => Self::Select(part.filled(state)),
            Self::Area(part) => Self::Area(part.filled(state)),
        }
    }

    /// The question in words.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Field(part) => &part.label,
            Self::Choice(part) => &part.legend,
            Self::Select(part) => &part.label,
            Self::Area(part) => &part.label,
        }
    }

    /// The answer that it holds, in the words of the page; several picks are parted by commas. Line
    /// breaks are those of the browser or those of the database, which is no difference.
    #[must_use]
    pub fn answer(&self) -> String {
        let answers = match self {
            Self::Field(part) => return part.value.trim().to_owned(),
            Self::Area(part) => return part.value.replace('\r', "").trim().to_owned(),
            Self::Choice(part) => &part.answers,
            Self::Select(part) => &part.answers,
        };
        let picked = answers.iter().filter(|answer| answer.checked);
        let picked: Vec<&str> = picked.map(|answer| answer.label.as_str()).collect();
        picked.join(", ")
    }

    /// The question, if it is answered with a line of text.
    #[must_use]
    pub fn as_field(&self) -> Option<&Field> {
        match self {
            Self::Field(part) => Some(part),
            _ => None,
        }
    }

    /// The question, if it is answered by picking.
    #[must_use]
    pub fn as_choice(&self) -> Option<&Choice> {
        match self {
            Self::Choice(part) => Some(part),
            _ => None,
        }
    }

    /// The question, if it is answered from a long list.
    #[must_use]
    pub fn as_select(&self) -> Option<&Select> {
        match self {
            Self::Select(part) => Some(part),
            _ => None,
        }
    }

    /// The question, if it is answered with several lines of text.
    #[must_use]
    pub fn as_area(&self) -> Option<&Area> {
        match self {
            Self::Area(part) => Some(part),
            _ => None,
        }
    }

    fn part(&self) -> &dyn Part {
        match self {
            Self::Field(part) => part,
            Self::Choice(part) => part,
            Self::Select(part) => part,
            Self::Area(part) => part,
        }
    }
}

impl Part for Question {
    fn name(&self) -> &'static str {
        self.part().name()
    }

    fn error(&self) -> Option<&str> {
        self.part().error()
    }
}

impl From<Field> for Question {
    fn from(part: Field) -> Self {
        Self::Field(part)
    }
}

impl From<Choice> for Question {
    fn from(part: Choice) -> Self {
        Self::Choice(part)
    }
}

impl From<Select> for Question {
    fn from(part: Select) -> Self {
        Self::Select(part)
    }
}

impl From<Area> for Question {
    fn from(part: Area) -> Self {
        Self::Area(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::form::{Answer, Entry};

    #[test]
    fn an_answer_is_told_in_the_words_of_the_page() {
        let answers = vec![
            Answer::new("ja", "Ja").checked(true),
            Answer::new("nej", "Nej"),
        ];
        let choice = Choice::radios("horslinga", "Finns hörslinga?", answers.clone());
        assert_eq!(Question::from(choice).answer(), "Ja");
        assert_eq!(
            Question::from(Select::new("ort", "Ort", answers)).answer(),
            "Ja"
        );
        let field = Field::new("namn", "Namn", Entry::Text).value(" Sal 1 ");
        assert_eq!(Question::from(field).answer(), "Sal 1");
        let typed = Area::new("ta-med", "Ta med").value("mobil\r\nladdare\r\n");
        let kept = Area::new("ta-med", "Ta med").value("mobil\nladdare");
        assert_eq!(
            Question::from(typed).answer(),
            Question::from(kept).answer()
        );
    }
}
