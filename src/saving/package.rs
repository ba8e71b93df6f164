//! A data package (Frictionless v2): the tables of a view as CSV, with `datapackage.json`, which says of them what a reader must know; and
//! its claims and sources in the form of the curated files.
use super::csv::{Dialect, csv};
use super::lines;
use super::sheet::{ColumnKind, Sheet};
use super::sheets;
use super::view::View;
use super::zip::zip;
use crate::present::json::{list, object, quoted};
use crate::protocol::saving::CsvForm;

const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The package in a form of CSV.
pub fn package(view: &View) -> Vec<u8> {
    let form = view.request.form;
    let tables = [sheets::claims(view), sheets::figures(view), sheets::sources(view), sheets::conflicts(view)];
    let mut files = vec![("datapackage.json".to_owned(), description(view, &tables).into_bytes())];
    files.extend(tables.iter().map(|table| (path(table), csv(table, form))));
    // The same in the form of the curated files: both together pass their gate.
    let document = &view.request.document;
    files.push(("claims.jsonl".into(), lines::claims(document).into_bytes()));
    files.push(("sources.jsonl".into(), lines::sources(document).into_bytes()));
    zip(&files)
}

fn path(table: &Sheet) -> String {
    [table.name, ".csv"].concat()
}

fn description(view: &View, tables: &[Sheet; 4]) -> String {
    let document = &view.request.document;
    let (c, a, s) = (&view.words.columns, &view.words.about, &view.words.sheets);
    let reference = |column: &str, table: &str| {
        let to = object(&[("resource", quoted(table)), ("fields", list([quoted(column)]))]);
        object(&[("fields", list([quoted(column)])), ("reference", to)])
    };
    let [claims, figures, sources, conflicts] = tables;
    let resources = [
        resource(view, claims, &[c.claim], &[reference(c.source, s.sources)]),
        resource(view, figures, &[c.claim, c.number], &[reference(c.claim, s.claims)]),
        resource(view, sources, &[c.source], &[]),
        resource(view, conflicts, &[c.conflict], &[]),
    ];
    let licence =
        object(&[("name", quoted("CC-BY-4.0")), ("path", quoted(LICENCE)), ("title", quoted(document.licence.here(view.request.lang)))]);
    let cited = document.sources.iter().map(|source| {
        let mut fields = vec![("title", quoted(source.title.as_deref().unwrap_or(&source.publisher)))];
        fields.extend(source.url.as_ref().map(|url| ("path", quoted(url))));
        object(&fields)
    });
    object(&[
        ("$schema", quoted("https://datapackage.org/profiles/2.0/datapackage.json")),
        ("name", quoted("jejak-ekspor")),
        ("title", quoted(&[&document.name, ": ", document.filter.here(view.request.lang)].concat())),
        ("description", quoted(&[a.conversion, " ", a.guarded].concat())),
        ("homepage", quoted(&document.link)),
        ("version", quoted(&document.version)),
        ("licenses", list([licence])),
        ("sources", list(cited)),
        ("resources", list(resources)),
    ])
}

fn resource(view: &View, table: &Sheet, key: &[&str], references: &[String]) -> String {
    let dialect = Dialect::of(view.request.form);
    let field = |(column, kind): (&super::sheet::Column, ColumnKind)| {
        let kind_of = match kind {
            ColumnKind::Text => "string",
            ColumnKind::Number => "number",
            ColumnKind::Day => "date",
        };
        let mut fields = vec![("name", quoted(&column.head)), ("type", quoted(kind_of))];
        if kind == ColumnKind::Number && view.request.form == CsvForm::Indonesian {
            fields.push(("decimalChar", quoted(&dialect.decimal.to_string())));
        }
        object(&fields)
    };
    let fields = table.columns.iter().zip(table.kinds()).map(field);
    let mut schema = vec![("fields", list(fields)), ("primaryKey", list(key.iter().map(|column| quoted(column))))];
    if !references.is_empty() {
        schema.push(("foreignKeys", list(references.iter().cloned())));
    }
    schema.push(("missingValues", list([quoted("")])));
    object(&[
        ("name", quoted(table.name)),
        ("path", quoted(&path(table))),
        ("format", quoted("csv")),
        ("mediatype", quoted("text/csv")),
        ("encoding", quoted("utf-8")),
        (
            "dialect",
            object(&[
                ("delimiter", quoted(&dialect.delimiter.to_string())),
                ("lineTerminator", quoted("\r\n")),
                ("quoteChar", quoted("\"")),
                ("doubleQuote", "true".into()),
                ("header", "true".into()),
            ]),
        ),
        ("schema", object(&schema)),
    ])
}
