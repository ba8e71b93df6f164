//! Every figure of the data survives being written, and every unit of the lists has its plural.
use super::LIVE;
use crate::words::{read_back, unit};
use jejak_ekspor::codec::embedded::CARDS;
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::present::i18n::number::{amount, amount_full, amount_short, number};
use jejak_ekspor::query::session::Session;
use jejak_ekspor::state::Lang;
use std::collections::BTreeSet;

#[test]
fn every_value_of_the_facts_survives_being_written() {
    let data = Dataset::embedded();
    let claims = LIVE.records("claims.jsonl");
    let observations = claims.iter().flat_map(|claim| claim["observations"].as_array().expect("a list"));
    let values: Vec<f64> = observations.map(|observation| observation["value"].as_f64().expect("a number")).collect();
    assert!(values.len() > 1600, "found only {} values", values.len());
    let (idr, tonne) = (unit(&data, "IDR"), unit(&data, "t"));
    for value in values {
        for lang in [Lang::Id, Lang::En] {
            assert_eq!(read_back(&number(value, lang), lang), value, "{value}");
            assert_eq!(read_back(&amount_full(value, idr, &data, lang), lang), value, "{value} in full");
            let near = |text: String, most: f64| {
                let back = read_back(&text, lang);
                assert!((back - value).abs() <= most, "{value} is shown as {text}");
            };
            // Of less than one rupiah one decimal is shown.
            let decimal = if value.abs() < 1.0 { 0.05 } else { 0.0 };
            near(amount(value, idr, &data, lang), (value.abs() * 0.005).max(decimal));
            near(amount_short(value, idr, &data, lang), (value.abs() * 0.05).max(decimal));
            near(amount(value, tonne, &data, lang), value.abs() * 1e-15);
        }
    }
}

#[test]
fn every_unit_has_its_plural_in_english_and_one_form_in_indonesian() {
    let data = Dataset::embedded();
    #[rustfmt::skip]
    let cases = [
        ("box", "2 kardus", "1 box", "2 boxes"), ("business_unit", "2 unit usaha", "1 business unit", "2 business units"),
        ("buyer", "2 pembeli", "1 buyer", "2 buyers"), ("category", "2 kategori", "1 category", "2 categories"),
        ("centre", "2 sentra", "1 centre", "2 centres"), ("certificate", "2 sertifikat", "1 certificate", "2 certificates"),
        ("coach", "2 kereta", "1 railway coach", "2 railway coaches"), ("company", "2 perusahaan", "1 company", "2 companies"),
        ("container", "2 kontainer", "1 container", "2 containers"), ("continent", "2 benua", "1 continent", "2 continents"),
        ("contract", "2 kontrak", "1 contract", "2 contracts"), ("country", "2 negara", "1 country", "2 countries"),
        ("delegation", "2 delegasi", "1 delegation", "2 delegations"), ("edition", "2 edisi", "1 edition", "2 editions"),
        ("kg", "2 kilogram", "1 kilogram", "2 kilograms"),
        ("kodi", "2 kodi isi 20 lembar", "1 kodi of 20 pieces", "2 kodi of 20 pieces"),
        ("location", "2 titik", "1 place", "2 places"), ("m3", "2 meter kubik", "1 cubic metre", "2 cubic metres"),
        ("mission", "2 misi", "1 mission", "2 missions"),
        ("pack", "2 kemasan", "1 pack", "2 packs"), ("pair", "2 pasang", "1 pair", "2 pairs"),
        ("percent", "2%", "1%", "2%"), ("person", "2 orang", "1 person", "2 people"), ("piece", "2 buah", "1 piece", "2 pieces"),
        ("product", "2 produk", "1 product", "2 products"), ("programme", "2 program", "1 programme", "2 programmes"),
        ("province", "2 provinsi", "1 province", "2 provinces"),
        ("rank", "peringkat 2", "rank 1", "rank 2"), ("recipient", "2 penerima", "1 recipient", "2 recipients"),
        ("regency", "2 kabupaten/kota", "1 regency or city", "2 regencies and cities"),
        ("region", "2 daerah", "1 region", "2 regions"), ("shipment", "2 pengiriman", "1 shipment", "2 shipments"),
        ("stall", "2 stan", "1 stall", "2 stalls"), ("stem", "2 batang", "1 stem", "2 stems"),
        ("step", "2 langkah", "1 step", "2 steps"), ("t", "2 ton", "1 tonne", "2 tonnes"), ("truck", "2 truk", "1 truck", "2 trucks"),
        ("type", "2 jenis", "1 kind", "2 kinds"), ("vehicle", "2 unit kendaraan", "1 vehicle", "2 vehicles"),
        ("village", "2 desa", "1 village", "2 villages"), ("year", "2 tahun", "1 year", "2 years"),
        ("IDR", "Rp2", "Rp1", "Rp2"), ("USD", "US$2", "US$1", "US$2"),
    ];
    for (code, two_id, one_en, two_en) in cases {
        let unit = unit(&data, code);
        assert_eq!(amount(2.0, unit, &data, Lang::Id), two_id);
        assert_eq!(amount(1.0, unit, &data, Lang::En), one_en);
        assert_eq!(amount(2.0, unit, &data, Lang::En), two_en);
    }
    let tabled: BTreeSet<&str> = cases.iter().map(|case| case.0).collect();
    let listed: BTreeSet<&str> = data.codes.units.iter().map(|u| u.entry.code.as_str()).collect();
    assert_eq!(tabled, listed, "a unit without a line here has an unchecked plural");
}

#[test]
fn every_tenth_card_is_whole() {
    let mut session = Session::new(Dataset::embedded());
    session.set_cards(CardData::unpack(CARDS).unwrap());
    crate::page::card::cards_are_whole(session, 10);
}
