//! Countries as numbers: ISO 3166-1, and what UN Comtrade and BACI write in place of some.
use super::parquet::{are_equal, column, open_parquet};
use super::{DATA, NAMES, open, rules, sum, table};
use crate::support::asserts;
use bytes::Bytes;
use jejak_ekspor::ingest::table::detect::layout::Options;
use jejak_ekspor::ingest::table::import::Imported;
use jejak_ekspor::ingest::table::problem::Rule;
use jejak_ekspor::ingest::table::source::{Sieve, Wanted, import_columns, open_columns};
use jejak_ekspor::model::columnar::By;
use jejak_ekspor::model::table::{CodeList, Role};
use jejak_ekspor::parquet_reader::{Held, Reader};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

/// The codes of the countries of a column, row by row; `-` where a text is no country's.
fn countries(table: &Imported, name: &str) -> Vec<String> {
    let column = table.codes.iter().find(|column| column.name == name).unwrap_or_else(|| panic!("no column {name}"));
    assert_eq!(column.list, CodeList::Country, "{name}");
    let code = |code: &u16| match column.matches[usize::from(*code)] {
        Some(row) => match row {
            jejak_ekspor::ingest::table::detect::names::ListRow::Country(n) => DATA.codes.countries[n].code.clone(),
            other => panic!("{other:?}"),
        },
        None => "-".to_owned(),
    };
    column.codes.iter().map(code).collect()
}

const BACI: &str = "t,i,j,k,v,q\n2019,360,842,090111,10.5,2\n2019,360,699,090111,20,3\n2020,360,251,151190,30,4\n2020,360,4,270112,40,5\n\
    2020,360,490,270112,50,6\n2020,360,999,270112,60,7\n";

#[test]
fn the_countries_of_baci_are_known_without_its_list_beside_it() {
    let found = table(BACI);
    assert_eq!(countries(&found, "i"), ["ID"; 6]);
    assert_eq!(countries(&found, "j"), ["US", "IN", "FR", "AF", "TW", "-"]);
    assert_eq!(rules(&found), [(7, Rule::UnknownName)], "a number that is no country's is told");
    assert_eq!((found.counts.accepted, sum(&found, 0)), (6, (2105, 1)));
    // A spreadsheet's and a text's forms of the same.
    for (from, to) in [(",4,", ",4.0,"), (",4,", ",004,"), (",699,", ",699.0,")] {
        assert_eq!(countries(&table(&BACI.replace(from, to)), "j"), countries(&found, "j"), "{to}");
    }
}

#[test]
fn the_countries_of_baci_may_be_letters_and_all_of_one_country() {
    let found = table("t,i,j,k,v,q\n2019,ID,CN,090111,10,2\n2019,ID,CN,151190,20,3\n2020,ID,CN,270112,30,4\n");
    assert_eq!((countries(&found, "i"), countries(&found, "j")), (vec!["ID".to_owned(); 3], vec!["CN".to_owned(); 3]));
    let found = table("t,i,j,k,v,q\n2019,IDN,CHN,090111,10,2\n2019,IDN,CHN,151190,20,3\n");
    assert_eq!(countries(&found, "j"), ["CN", "CN"]);
}

/// BACI as somebody writes it in Parquet, with its countries as numbers.
fn parquet() -> Vec<u8> {
    let schema = "message baci { required int32 t; required int32 i; required int32 j; required binary k (UTF8); required double v;
        required double q; }";
    let rows: Vec<Vec<&str>> = BACI.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let mut bytes = Vec::new();
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(WriterProperties::default())).unwrap();
    let mut group = file.next_row_group().unwrap();
    for n in 0..3 {
        column::<Int32Type>(&mut group, &rows.iter().map(|row| row[n].parse().unwrap()).collect::<Vec<_>>(), None);
    }
    let goods: Vec<ByteArray> = rows.iter().map(|row| ByteArray::from(row[3].as_bytes().to_vec())).collect();
    column::<ByteArrayType>(&mut group, &goods, None);
    for n in 4..6 {
        column::<DoubleType>(&mut group, &rows.iter().map(|row| row[n].parse().unwrap()).collect::<Vec<_>>(), None);
    }
    group.close().unwrap();
    file.close().unwrap();
    bytes
}

#[test]
fn a_file_of_bacis_shape_beside_the_page_is_narrowed_by_the_country_that_goods_go_to() {
    let bytes = parquet();
    are_equal(&open_parquet(&bytes, &Options::default()).unwrap().1, &open(BACI.as_bytes()).unwrap().1, "BACI");
    let mut reader = Reader::open(Arc::new(Held(Bytes::from(bytes)))).unwrap();
    let layout = open_columns(&mut reader, "baci.parquet", &NAMES, &Options::default()).unwrap().layout;
    assert_eq!(Sieve::offered(&layout), [By::Period, By::Destination, By::Goods]);
    for (to, rows) in [(&["US"][..], 1), (&["IN", "FR", "AF", "TW"], 4), (&["ID"], 0), (&[], 6)] {
        let wanted = Wanted::new(None, &to.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>(), &[], &[]);
        let read = import_columns(&mut reader, "baci.parquet", &NAMES, &Options::default(), &wanted);
        assert_eq!(read.map_or(0, |(_, table)| table.counts.accepted), rows, "{to:?}");
    }
}

#[test]
fn the_codes_of_comtrade_are_countries_and_its_world_is_no_part() {
    let text = "period,reporterCode,flowCode,partnerCode,partner2Code,primaryValue\n2020,360,X,0,0,60\n2020,360,X,842,0,10\n\
        2020,360,X,757,0,20\n2020,360,X,579,0,30\n";
    let (opening, found) = asserts::open(text.as_bytes(), "TradeData.csv", &NAMES, &Options::default()).unwrap();
    assert_eq!(countries(&found, "partnerCode"), ["US", "CH", "NO"]);
    assert_eq!((sum(&found, 0).0, found.counts.totals, rules(&found)), (60, 1, vec![]));
    assert_eq!(countries(&found, "reporterCode"), ["ID"; 3]);
    assert_eq!(Sieve::offered(&opening.layout), [By::Period, By::Destination]);
    let text = "period,partnerCode,partnerISO,partnerDesc,primaryValue\n2020,842,USA,USA,10\n2020,156,CHN,China,20\n2020,392,JPN,Japan,5\n";
    let (opening, _) = open(text.as_bytes()).unwrap();
    assert_eq!(Sieve::offered(&opening.layout), [By::Period, By::Destination], "three forms of one country");
}

#[test]
fn only_where_the_header_says_so_numbers_are_countries() {
    let roles = |name: &str, numbers: [&str; 4]| {
        let rows: Vec<String> = numbers.iter().map(|number| format!("{number},7,x\n")).collect();
        open(format!("{name},nilai,ket\n{}", rows.concat()).as_bytes()).unwrap().0.layout.columns[0].role
    };
    let known = ["842", "156", "392", "702"];
    for name in ["negara", "Kode Negara", "partnerCode", "country_code", "negara tujuan (M49)", "exporter", "importir"] {
        assert_eq!(roles(name, known), Role::Codes(CodeList::Country), "{name}");
    }
    assert_eq!(roles("kode negara", ["004", "008", "012", "702"]), Role::Codes(CodeList::Country));
    assert_eq!(roles("negara", ["842.0", "156.0", "392.0", "702.0"]), Role::Codes(CodeList::Country));
    for name in ["", "i", "j", "angka", "jumlah negara", "number of countries", "ekspor ke negara mitra", "partner count", "harga", "k"] {
        assert_ne!(roles(name, known), Role::Codes(CodeList::Country), "{name}");
    }
    for numbers in [["4", "8", "12", "16"], ["1", "2", "3", "4"], ["842", "843", "844", "845"], ["1842", "1156", "1392", "1702"]] {
        assert_ne!(roles("negara", numbers), Role::Codes(CodeList::Country), "{numbers:?}");
    }
    // Among names a number is none.
    let found = table("negara,nilai\nJepang,1\nIndia,2\nTiongkok,3\nMalaysia,4\n156,5\n");
    assert_eq!(countries(&found, "negara"), ["JP", "IN", "CN", "MY", "-"]);
}
