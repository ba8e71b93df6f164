//! A JSON document as it stands: fields in their order, and each of two with one name. The value of `serde_json` keeps the last of them
//! without a word, and a figure that a file gives twice must not be one of the two.
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use std::fmt;

/// A value of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Node {
    #[default]
    Null,
    Flag(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Fields(Vec<(String, Node)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Node;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_unit<E>(self) -> Result<Node, E> {
                Ok(Node::Null)
            }
            fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
                Ok(Node::Flag(flag))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
                Ok(Node::Number(number.into()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
                Ok(Node::Number(number.into()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
                Ok(Number::from_f64(number).map_or(Node::Null, Node::Number))
            }
            fn visit_str<E>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Node::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Node::Fields(fields))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

impl Node {
    /// A field of an object.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.fields().iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// A field of an object, which is taken out of it.
    pub fn take(&mut self, name: &str) -> Option<Node> {
        let Node::Fields(fields) = self else { return None };
        fields.iter_mut().find(|(key, _)| key == name).map(|(_, value)| core::mem::take(value))
    }

    /// The fields of an object; none of anything else.
    pub fn fields(&self) -> &[(String, Node)] {
        if let Node::Fields(fields) = self { fields } else { &[] }
    }

    /// The values of a list; none of anything else.
    pub fn list(&self) -> &[Node] {
        if let Node::List(items) = self { items } else { &[] }
    }

    /// Its text.
    pub fn text(&self) -> Option<&str> {
        if let Node::Text(text) = self { Some(text.trim()) } else { None }
    }

    /// Its text or its number, as a code.
    pub fn code(&self) -> Option<String> {
        match self {
            Node::Number(number) => Some(number.to_string()),
            node => node.text().map(str::to_owned),
        }
    }

    /// A whole number that is not negative.
    pub fn index(&self) -> Option<u64> {
        if let Node::Number(number) = self { number.as_u64() } else { None }
    }

    /// A text in the first of its languages, where it has several.
    pub fn name(&self) -> Option<&str> {
        self.text().or_else(|| self.get("id").or(self.get("en")).or(self.fields().first().map(|(_, value)| value))?.text())
    }
}
