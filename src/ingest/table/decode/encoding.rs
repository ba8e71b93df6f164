//! Which encoding a text is in, and reading it as UTF-8 piece by piece.
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Guesses the encoding from the first bytes: a byte order mark, the nulls of UTF-16, else UTF-8 if it is valid, else Windows-1252.
pub fn guess(head: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    let (mut even, mut odd) = (0usize, 0usize);
    for pair in head.as_chunks::<2>().0.iter().take(2000) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let pairs = (head.len() / 2).clamp(1, 2000);
    if odd * 3 > pairs && even * 20 < pairs {
        return UTF_16LE;
    }
    if even * 3 > pairs && odd * 20 < pairs {
        return UTF_16BE;
    }
    match core::str::from_utf8(head) {
        Ok(_) => UTF_8,
        // The piece may end inside a character.
        Err(error) if error.error_len().is_none() => UTF_8,
        // One broken character among many good ones is damage, not another encoding.
        Err(_) => {
            let broken = head.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
            let good = head.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(|c| !c.is_ascii()).count();
            if good > 4 * broken { UTF_8 } else { WINDOWS_1252 }
        }
    }
}

/// Turns pieces of a text into UTF-8. Text that is UTF-8 already passes as it is, broken parts included.
pub struct Reader {
    decoder: Option<Decoder>,
    /// Bytes of a byte order mark still to be passed over.
    at_start: bool,
    /// Whether all text so far was ASCII, so that what it is in is still open.
    is_open: bool,
}

impl Reader {
    /// Reads an encoding that is known.
    pub fn new(encoding: &'static Encoding) -> Reader {
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder());
        Reader { decoder, at_start: true, is_open: false }
    }

    /// Reads an encoding that was guessed from the first bytes: where those were ASCII, a later one decides.
    pub fn guessed(encoding: &'static Encoding) -> Reader {
        Reader { is_open: encoding == UTF_8, ..Reader::new(encoding) }
    }

    /// Appends a piece to `text`. The first piece has at least three bytes unless it is the whole.
    pub fn read(&mut self, piece: &[u8], is_last: bool, text: &mut Vec<u8>) {
        if self.is_open && !piece.is_ascii() {
            self.is_open = false;
            self.decoder = (guess(piece) == WINDOWS_1252).then(|| WINDOWS_1252.new_decoder_without_bom_handling());
        }
        let Some(decoder) = &mut self.decoder else {
            let piece = if self.at_start { piece.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(piece) } else { piece };
            self.at_start &= piece.is_empty();
            text.extend_from_slice(piece);
            return;
        };
        let mut rest = piece;
        loop {
            let start = text.len();
            let room = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(1 << 16).clamp(64, 1 << 22);
            text.resize(start + room, 0);
            let out = text.get_mut(start..).unwrap_or_default();
            let (result, taken, written, _) = decoder.decode_to_utf8(rest, out, is_last);
            text.truncate(start + written);
            rest = rest.get(taken..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }
}
