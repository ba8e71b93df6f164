//! Names and codes of regions, countries and HS chapters, matched to the code lists however a table spells them.
use crate::model::codes::{Codes, RegionType};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The code list that a column's texts are matched to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum List {
    #[default]
    None,
    Hs,
    Region,
    Country,
}

/// What a text of a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// An index into the list.
    One(u16),
    /// More than one row of the list has this name.
    Several,
    No,
}

/// Spellings that the lists do not have: other names, and the short forms of customs tables.
const COUNTRIES: [(&str, &str); 81] = [
    ("amerika serikat", "US"),
    ("united states of america", "US"),
    ("usa", "US"),
    ("as", "US"),
    ("tiongkok", "CN"),
    ("china", "CN"),
    ("rrt", "CN"),
    ("cina", "CN"),
    ("china peoples republic of", "CN"),
    ("korea selatan", "KR"),
    ("south korea", "KR"),
    ("korea republic of", "KR"),
    ("republic of korea", "KR"),
    ("korea rep of", "KR"),
    ("korea utara", "KP"),
    ("north korea", "KP"),
    ("korea democratic peoples republic of", "KP"),
    ("viet nam", "VN"),
    ("inggris", "GB"),
    ("united kingdom", "GB"),
    ("great britain", "GB"),
    ("belanda", "NL"),
    ("netherlands", "NL"),
    ("uni emirat arab", "AE"),
    ("uae", "AE"),
    ("rusia", "RU"),
    ("russian federation", "RU"),
    ("federasi rusia", "RU"),
    ("hongkong", "HK"),
    ("hong kong", "HK"),
    ("hong kong sar", "HK"),
    ("taiwan", "TW"),
    ("taiwan province of china", "TW"),
    ("macau", "MO"),
    ("macao", "MO"),
    ("iran", "IR"),
    ("iran islamic republic of", "IR"),
    ("syria", "SY"),
    ("syrian arab republic", "SY"),
    ("laos", "LA"),
    ("lao peoples democratic republic", "LA"),
    ("brunei", "BN"),
    ("brunei darussalam", "BN"),
    ("myanmar", "MM"),
    ("burma", "MM"),
    ("east timor", "TL"),
    ("timor timur", "TL"),
    ("timor leste", "TL"),
    ("ivory coast", "CI"),
    ("cote divoire", "CI"),
    ("pantai gading", "CI"),
    ("czech republic", "CZ"),
    ("ceko", "CZ"),
    ("turkey", "TR"),
    ("turki", "TR"),
    ("cape verde", "CV"),
    ("swaziland", "SZ"),
    ("macedonia", "MK"),
    ("congo", "CG"),
    ("democratic rep of the congo", "CD"),
    ("democratic republic of the congo", "CD"),
    ("antartica", "AQ"),
    ("tanzania united republic of", "TZ"),
    ("germany federated republic of", "DE"),
    ("germany federal republic of", "DE"),
    ("korea democratic peoples republic", "KP"),
    ("lao peoples democratic republic of", "LA"),
    ("libyan arab jamahiriya", "LY"),
    ("micronesia federated states of", "FM"),
    ("moldova republic of", "MD"),
    ("republic of macedonia", "MK"),
    ("russia federation", "RU"),
    ("syria arab republic", "SY"),
    ("virgin islands british", "VG"),
    ("virgin islands us", "VI"),
    ("bolivia plurinational state of", "BO"),
    ("venezuela bolivarian republic of", "VE"),
    ("arab saudi", "SA"),
    ("saudi arabia", "SA"),
    ("state of palestine", "PS"),
    ("papua new guinea", "PG"),
];

/// ISO 3166-1: the code of two letters with that of three.
const THREE_LETTERS: &str = "ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL \
    BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD \
    CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA \
    DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF \
    GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN \
    IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA \
    KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE \
    MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM \
    NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM \
    PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN \
    SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL \
    TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR \
    VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE";

/// The lists, by folded names and codes.
pub struct Names {
    regions: HashMap<String, Match>,
    countries: HashMap<String, Match>,
    chapters: HashMap<String, u16>,
}

/// Lower case, without accents, with single spaces instead of other signs.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à'..='å' => 'a',
            'ç' => 'c',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ñ' => 'n',
            'ò'..='ö' | 'ø' => 'o',
            'ù'..='ü' => 'u',
            '\'' | '’' | '.' => continue,
            '&' => {
                folded.push_str(" and ");
                continue;
            }
            c if c.is_alphanumeric() => c,
            _ => ' ',
        };
        folded.push(plain);
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A country's name with the short words of customs tables written out.
fn country_key(text: &str) -> String {
    let full = |word: &str| match word {
        "st" => "saint".to_owned(),
        "rep" => "republic".into(),
        "dem" => "democratic".into(),
        "fed" => "federated".into(),
        "is" | "isl" => "islands".into(),
        word => word.to_owned(),
    };
    fold(text).split(' ').map(full).collect::<Vec<_>>().join(" ")
}

fn enter(map: &mut HashMap<String, Match>, name: String, index: u16) {
    map.entry(name)
        .and_modify(|found| {
            if *found != Match::One(index) {
                *found = Match::Several
            }
        })
        .or_insert(Match::One(index));
}

impl Names {
    /// Prepares the lists.
    pub fn new(codes: &Codes) -> Names {
        let (mut regions, mut countries, mut chapters) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (n, region) in codes.regions.iter().enumerate() {
            let n = n as u16;
            enter(&mut regions, region.code.clone(), n);
            let name = fold(&region.name);
            let bare = name.trim_start_matches("kab ").trim_start_matches("kota ").to_owned();
            let prefixes: &[&str] = match region.kind {
                RegionType::Country => &[""],
                RegionType::Province => &["", "provinsi ", "prov ", "propinsi "],
                RegionType::Regency => &["kab ", "kabupaten "],
                RegionType::City => &["kota ", "kota adm ", "kota administrasi "],
            };
            for prefix in prefixes {
                enter(&mut regions, [prefix, bare.as_str()].concat(), n);
            }
        }
        // A bare name is a regency's or a city's only where no province has it, and where only one of them has it.
        let mut bare: HashMap<String, Match> = HashMap::new();
        for (n, region) in codes.regions.iter().enumerate() {
            if matches!(region.kind, RegionType::Regency | RegionType::City) {
                let name = fold(&region.name);
                enter(&mut bare, name.trim_start_matches("kab ").trim_start_matches("kota ").to_owned(), n as u16);
            }
        }
        for (name, found) in bare {
            regions.entry(name).or_insert(found);
        }
        for (name, code) in [
            ("dki jakarta", "31"),
            ("jakarta", "31"),
            ("diy", "34"),
            ("di yogyakarta", "34"),
            ("daerah istimewa yogyakarta", "34"),
            ("nad", "11"),
            ("nanggroe aceh darussalam", "11"),
            ("bangka belitung", "19"),
            ("kep bangka belitung", "19"),
            ("kep riau", "21"),
            ("ntb", "52"),
            ("ntt", "53"),
            ("jatim", "35"),
            ("jateng", "33"),
            ("jabar", "32"),
        ] {
            if let Some(n) = codes.regions.iter().position(|region| region.code == code) {
                regions.entry(name.to_owned()).or_insert(Match::One(n as u16));
            }
        }
        for (n, country) in codes.countries.iter().enumerate() {
            for name in [&country.en, &country.id] {
                enter(&mut countries, country_key(name), n as u16);
            }
            enter(&mut countries, country.code.to_lowercase(), n as u16);
        }
        for (two, three) in THREE_LETTERS.split(' ').filter_map(|pair| pair.split_at_checked(2)) {
            if let Some(n) = codes.countries.iter().position(|country| country.code == two) {
                enter(&mut countries, three.to_lowercase(), n as u16);
            }
        }
        for (name, code) in COUNTRIES {
            if let Some(n) = codes.countries.iter().position(|country| country.code == code) {
                countries.insert(country_key(name), Match::One(n as u16));
            }
        }
        for (n, chapter) in codes.chapters.iter().enumerate() {
            chapters.insert(chapter.code.clone(), n as u16);
        }
        Names { regions, countries, chapters }
    }

    /// What a text stands for in a list; `Jepang/Japan` is one name in two languages.
    pub fn find(&self, text: &str, list: List) -> Match {
        let whole = self.find_whole(text, list);
        let parts = text.split(['/', '\n']).map(|part| self.find_whole(part, list));
        match whole {
            Match::No if text.contains(['/', '\n']) => parts.reduce(|a, b| if a == b { a } else { Match::No }).unwrap_or(Match::No),
            found => found,
        }
    }

    fn find_whole(&self, text: &str, list: List) -> Match {
        match list {
            List::None => Match::No,
            List::Hs => hs_digits(text).and_then(|digits| self.chapters.get(digits.get(..2)?)).map_or(Match::No, |n| Match::One(*n)),
            List::Region => {
                let folded = fold(text);
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                let is_code = !digits.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
                // BPS writes a province as 3500 where regencies stand beside it.
                let code = digits.strip_suffix("00").filter(|short| short.len() == 2).unwrap_or(&digits);
                let key = if is_code { code } else { folded.as_str() };
                self.regions.get(key).copied().unwrap_or(Match::No)
            }
            List::Country => self.countries.get(&country_key(text)).copied().unwrap_or(Match::No),
        }
    }
}

/// The digits of an HS code: `0306`, `03.06`, `[84] Machinery`, `84 - Mesin`; a lone digit lost its leading nought.
pub fn hs_digits(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('\'').unwrap_or(text);
    let head = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((code, _)) => code,
        None => text.split([' ', '-', ':', '\u{a0}']).next().unwrap_or_default(),
    };
    let digits: String = head.chars().filter(|c| *c != '.').collect();
    if digits.is_empty() || digits.len() > 12 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(if digits.len() % 2 == 1 { ["0", &digits].concat() } else { digits })
}
