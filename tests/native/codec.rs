//! The packed files: what is packed comes back, and damaged bytes are refused or read as something else, never with a panic.
use crate::support::fixture::{self, Packed, packed};
use crate::support::random::Random;
use jejak_ekspor::codec::{self, Words};
use jejak_ekspor::model::dataset::{CardData, Dataset};
use jejak_ekspor::state::Lang;

#[test]
fn what_is_packed_comes_back() {
    let Packed { first, further, cards, names, titles } = packed();
    let (mut data, cards) = (codec::unpack(&first).expect("the first part"), CardData::unpack(&cards).expect("the cards' data"));
    assert!(codec::add_further(&mut data, &further));
    assert!(names.iter().all(|(lang, words)| codec::add_words(&mut data, Words::Names, lang, words)));
    assert!(titles.iter().all(|(lang, words)| codec::add_words(&mut data, Words::Titles, lang, words)));
    codec::add_rest(&mut data, cards.ids.clone(), cards.names.clone());
    data.version = fixture::dataset().version;
    assert!(data == fixture::dataset(), "the first part differs");
    assert!(cards == fixture::cards(), "the cards' data differs");
}

#[test]
fn other_files_are_refused() {
    let Packed { first, cards, .. } = packed();
    for bytes in [&b""[..], b"<!doctype html><title>404</title>", &[0xFF; 1000], &[0; 1000]] {
        assert!(codec::unpack(bytes).is_none() && CardData::unpack(bytes).is_none());
    }
    for part in [1, 10, first.len() / 2, first.len() - 1] {
        assert!(codec::unpack(&first[..part]).is_none(), "{part} bytes of the first part");
    }
    for part in [1, 10, cards.len() / 2, cards.len() - 1] {
        assert!(CardData::unpack(&cards[..part]).is_none(), "{part} bytes of the cards part");
    }
    assert!(CardData::unpack(&first).is_none() && codec::unpack(&cards).is_none(), "one part is not the other");
    assert!(codec::unpack(&[first.as_slice(), b"x"].concat()).is_none(), "a byte too many");
}

/// Bytes with one to three places flipped, overwritten by a run of one byte, or taken out.
fn damaged(random: &mut Random, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + random.below(3) {
        let at = random.below(bytes.len());
        match random.below(4) {
            0 | 1 => bytes[at] ^= 1 << random.below(8),
            2 => {
                let (end, byte) = ((at + 1 + random.below(16)).min(bytes.len()), random.one(&[0, 0x7F, 0x80, 0xFF]));
                bytes[at..end].fill(byte);
            }
            _ => drop(bytes.remove(at)),
        }
    }
    bytes
}

/// There is no checksum: a title with another letter is a title. What is read is whole, so that it comes back from its own packing.
#[test]
fn a_damaged_file_is_refused_or_whole() {
    let (whole, mut random) = (packed(), Random(0xF11_BB17));
    let (mut refused, mut read) = (0, 0);
    for _ in 0..1_500 {
        let cards = CardData::unpack(&damaged(&mut random, &whole.cards)).map(|cards| codec::pack_cards(&cards));
        if let Some(again) = &cards {
            assert_eq!(CardData::unpack(again).map(|cards| codec::pack_cards(&cards)).as_ref(), cards.as_ref());
        }
        let first = codec::unpack(&damaged(&mut random, &whole.first)).map(|data| codec::pack(&data));
        if let Some(again) = &first {
            assert_eq!(codec::unpack(again).map(|data| codec::pack(&data)).as_ref(), first.as_ref());
        }
        for is_read in [cards.is_some(), first.is_some()] {
            *(if is_read { &mut read } else { &mut refused }) += 1;
        }
    }
    assert!(refused > 300 && read > 100, "{refused} refused, {read} read: too few of one to say anything");
}

#[test]
fn damaged_words_are_refused_or_fill_every_place() {
    let (whole, mut random) = (packed(), Random(0x77_0BD5));
    let without_words = codec::unpack(&whole.first).expect("the first part");
    for _ in 0..300 {
        let bytes = damaged(&mut random, &whole.titles[Lang::En]);
        let mut data: Dataset = without_words.clone();
        if codec::add_words(&mut data, Words::Titles, Lang::En, &bytes) {
            assert_eq!(codec::pack_words(&data, Words::Titles, Lang::En), bytes, "what was put in is what was there");
        } else {
            assert!(data == without_words, "nothing is changed by what is refused");
        }
    }
}

#[test]
fn damaged_figures_are_refused_or_come_to_each_claim() {
    let (whole, mut random) = (packed(), Random(0xF16_0BE5));
    let first = codec::unpack(&whole.first).expect("the first part");
    let mut read = 0;
    for _ in 0..300 {
        let mut data: Dataset = first.clone();
        if codec::add_further(&mut data, &damaged(&mut random, &whole.further)) {
            read += 1;
            assert!(data.claims.iter().all(|claim| claim.to_come.is_empty()));
        } else {
            assert!(data == first, "nothing is changed by what is refused");
        }
    }
    assert!((30..270).contains(&read), "{read} of 300 read: too few of one to say anything");
}
