//! Which columns of a Parquet file are cells, and what their values are.
use parquet::basic::{ConvertedType, LogicalType, TimeUnit, Type};
use parquet::schema::types::{ColumnDescriptor, SchemaDescriptor};

/// More digits behind the point no amount has.
const MOST_SCALE: i32 = 100;

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Number,
    Unsigned,
    /// With so many digits behind the point.
    Decimal(usize),
    /// Of sixteen bits.
    Half,
    Flag,
    /// Days since 1970.
    Date,
    /// So many to a second since 1970.
    Moment(i64),
    /// So many to a second since midnight.
    Time(i64),
    Text,
    /// Bytes of which the file does not say what they are: texts of old writers, or pictures.
    Bytes,
    Uuid,
}

impl Form {
    /// Whether its cells are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Form::Number | Form::Unsigned | Form::Decimal(_) | Form::Half)
    }
}

/// A column that is cells.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// Its place among the columns of the file.
    pub at: usize,
    pub name: String,
    pub form: Form,
    /// The level at which it holds a value.
    pub level: i16,
}

/// The columns that are cells, and the names of those that are not.
pub fn leaves(schema: &SchemaDescriptor) -> (Vec<Leaf>, Vec<String>) {
    let (mut leaves, mut set_aside) = (Vec::new(), Vec::new());
    for (at, column) in schema.columns().iter().enumerate() {
        let parts = column.path().parts();
        match form(column).filter(|_| column.max_rep_level() == 0) {
            Some(form) => leaves.push(Leaf { at, name: parts.join("."), form, level: column.max_def_level() }),
            None => {
                let name = parts.first().cloned().unwrap_or_default();
                if set_aside.last() != Some(&name) {
                    set_aside.push(name);
                }
            }
        }
    }
    (leaves, set_aside)
}

fn per_second(unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::MILLIS => 1_000,
        TimeUnit::MICROS => 1_000_000,
        TimeUnit::NANOS => 1_000_000_000,
    }
}

/// What the values of a column are; none where no cell holds them.
fn form(column: &ColumnDescriptor) -> Option<Form> {
    let physical = column.physical_type();
    let is_whole = matches!(physical, Type::INT32 | Type::INT64);
    let is_bytes = matches!(physical, Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY);
    let decimal = |scale: i32| (is_whole || is_bytes).then(|| usize::try_from(scale).ok().filter(|_| scale <= MOST_SCALE)).flatten();
    let plain = match physical {
        Type::BOOLEAN => Form::Flag,
        Type::INT32 | Type::INT64 | Type::FLOAT | Type::DOUBLE => Form::Number,
        Type::INT96 => Form::Moment(1_000_000_000),
        Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY => Form::Bytes,
    };
    if let Some(logical) = column.logical_type_ref() {
        return match logical {
            LogicalType::String | LogicalType::Enum | LogicalType::Json if is_bytes => Some(Form::Text),
            LogicalType::Decimal(decimal_type) => decimal(decimal_type.scale).map(Form::Decimal),
            LogicalType::Date if physical == Type::INT32 => Some(Form::Date),
            LogicalType::Time(time) if is_whole => Some(Form::Time(per_second(time.unit))),
            LogicalType::Timestamp(moment) if physical == Type::INT64 => Some(Form::Moment(per_second(moment.unit))),
            LogicalType::Integer(integer) if is_whole => Some(if integer.is_signed { Form::Number } else { Form::Unsigned }),
            // A column of nothing but empty cells.
            LogicalType::Unknown => Some(plain),
            LogicalType::Uuid if physical == Type::FIXED_LEN_BYTE_ARRAY => Some(Form::Uuid),
            LogicalType::Float16 if physical == Type::FIXED_LEN_BYTE_ARRAY => Some(Form::Half),
            _ => None,
        };
    }
    match column.converted_type() {
        ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON if is_bytes => Some(Form::Text),
        ConvertedType::DECIMAL => decimal(column.type_scale()).map(Form::Decimal),
        ConvertedType::DATE if physical == Type::INT32 => Some(Form::Date),
        ConvertedType::TIME_MILLIS if is_whole => Some(Form::Time(1_000)),
        ConvertedType::TIME_MICROS if is_whole => Some(Form::Time(1_000_000)),
        ConvertedType::TIMESTAMP_MILLIS if physical == Type::INT64 => Some(Form::Moment(1_000)),
        ConvertedType::TIMESTAMP_MICROS if physical == Type::INT64 => Some(Form::Moment(1_000_000)),
        ConvertedType::UINT_8 | ConvertedType::UINT_16 | ConvertedType::UINT_32 | ConvertedType::UINT_64 if is_whole => {
            Some(Form::Unsigned)
        }
        ConvertedType::INTERVAL | ConvertedType::BSON => None,
        _ => Some(plain),
    }
}
