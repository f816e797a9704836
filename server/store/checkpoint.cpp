#include "store/checkpoint.hpp"

#include <array>
#include <boost/pfr/core.hpp>
#include <concepts>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

// The bytes of a value follow its type: numbers as variable-length integers (7 bits a byte, lowest
// first; signed ones zigzag), texts and containers with their length before them, an aggregate as
// its members in order (found by Boost.PFR, so that no member can be forgotten here).
namespace cg::store {
namespace {

// To be raised when an event comes to be applied otherwise though no type has changed: states made
// by the old rule are then replayed.
constexpr std::uint64_t rules_of_apply = 1;

template <class Type>
constexpr bool is_number = std::integral<Type> || std::is_enum_v<Type>;
template <class Type>
concept Map = requires { typename Type::mapped_type; };
template <class Type>
concept Collection = requires(Type value) {
  typename Type::value_type;
  value.begin();
  value.size();
};
template <class Type>
constexpr bool is_array = false;
template <class Item, std::size_t size>
constexpr bool is_array<std::array<Item, size>> = true;
template <class Type>
constexpr bool is_optional = false;
template <class Item>
constexpr bool is_optional<std::optional<Item>> = true;
template <class Type>
constexpr bool is_variant = false;
template <class... Items>
constexpr bool is_variant<std::variant<Items...>> = true;

// Everything but the texts and what follows from them; a new member of Workshop does not compile
// here until it is placed.
template <class Workshop>
auto kept_members(Workshop& workshop) {
  auto& [id, code, title, sectors, seq, created_at_ms, agenda, current, people, waiting, locked,
         waiting_room, ended, blanked, last, links, texts, own_bytes] = workshop;
  return std::tie(id, code, title, sectors, seq, created_at_ms, agenda, current, people, waiting,
                  locked, waiting_room, ended, blanked, last, links);
}

class Writer {
 public:
  template <class Type>
  void write(const Type& value) {
    if constexpr (std::same_as<Type, bool>) {
      number(value ? 1 : 0);
    } else if constexpr (is_number<Type>) {
      integer(value);
    } else if constexpr (std::same_as<Type, std::string>) {
      number(value.size());
      bytes_ += value;
    } else if constexpr (is_optional<Type>) {
      number(value ? 1 : 0);
      if (value) write(*value);
    } else if constexpr (is_variant<Type>) {
      number(value.index());
      std::visit([this](const auto& one) { write(one); }, value);
    } else if constexpr (Map<Type>) {
      number(value.size());
      for (const auto& [key, mapped] : value) {
        write(key);
        write(mapped);
      }
    } else if constexpr (is_array<Type>) {
      for (const auto& item : value) write(item);
    } else if constexpr (Collection<Type>) {
      number(value.size());
      for (const auto& item : value) write(item);
    } else {
      static_assert(std::is_aggregate_v<Type>);
      boost::pfr::for_each_field(value, [this](const auto& field) { write(field); });
    }
  }

  [[nodiscard]] std::string take() && { return std::move(bytes_); }

 private:
  template <class Type>
  void integer(Type value) {
    if constexpr (std::is_enum_v<Type>) {
      integer(static_cast<std::underlying_type_t<Type>>(value));
    } else if constexpr (std::signed_integral<Type>) {
      const auto wide = static_cast<std::int64_t>(value);
      number(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63));
    } else {
      number(value);
    }
  }

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }

  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  // False when the bytes do not hold such a value; then nothing more is read.
  template <class Type>
  [[nodiscard]] bool read(Type& value) {
    if constexpr (std::same_as<Type, bool>) {
      return read_below(2, [&](std::uint64_t flag) { value = flag != 0; });
    } else if constexpr (is_number<Type>) {
      return read_integer(value);
    } else if constexpr (std::same_as<Type, std::string>) {
      return read_text(value);
    } else if constexpr (is_optional<Type>) {
      bool is_there = false;
      if (!read(is_there)) return false;
      value.reset();
      return !is_there || read(value.emplace());
    } else if constexpr (is_variant<Type>) {
      return read_variant(value);
    } else if constexpr (is_array<Type>) {
      for (auto& item : value) {
        if (!read(item)) return false;
      }
      return true;
    } else if constexpr (Map<Type> || Collection<Type>) {
      return read_collection(value);
    } else {
      static_assert(std::is_aggregate_v<Type>);
      bool ok = true;
      boost::pfr::for_each_field(value, [&](auto& field) { ok = ok && read(field); });
      return ok;
    }
  }

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  [[nodiscard]] bool number(std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }

  template <class Use>
  [[nodiscard]] bool read_below(std::uint64_t bound, Use use) {
    std::uint64_t value = 0;
    if (!number(value) || value >= bound) return false;
    use(value);
    return true;
  }

  template <class Type>
  [[nodiscard]] bool read_integer(Type& value) {
    if constexpr (std::is_enum_v<Type>) {
      std::underlying_type_t<Type> inner{};
      if (!read_integer(inner)) return false;
      value = static_cast<Type>(inner);
      return true;
    } else {
      std::uint64_t raw = 0;
      if (!number(raw)) return false;
      if constexpr (std::signed_integral<Type>) {
        const std::uint64_t sign = 0 - (raw & 1);
        const auto wide = static_cast<std::int64_t>(raw >> 1 ^ sign);
        if (!std::in_range<Type>(wide)) return false;
        value = static_cast<Type>(wide);
      } else {
        if (!std::in_range<Type>(raw)) return false;
        value = static_cast<Type>(raw);
      }
      return true;
    }
  }

  [[nodiscard]] bool read_text(std::string& value) {
    std::uint64_t size = 0;
    if (!number(size) || size > rest_.size()) return false;
    value.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return true;
  }

  template <class... Items>
  [[nodiscard]] bool read_variant(std::variant<Items...>& value) {
    std::uint64_t index = 0;
    if (!number(index)) return false;
    std::uint64_t at = 0;
    bool ok = false;
    const auto try_one = [&]<class Item>() {
      if (at++ == index) ok = read(value.template emplace<Item>());
    };
    (try_one.template operator()<Items>(), ...);
    return ok;
  }

  template <class Type>
  [[nodiscard]] bool read_collection(Type& value) {
    std::uint64_t size = 0;
    // Every item takes a byte at least: a length that cannot be true is not believed.
    if (!number(size) || size > rest_.size()) return false;
    value = Type();
    if constexpr (requires { value.reserve(size); }) value.reserve(size);
    for (std::uint64_t i = 0; i < size; ++i) {
      if constexpr (Map<Type>) {
        typename Type::key_type key{};
        typename Type::mapped_type mapped{};
        if (!read(key) || !read(mapped)) return false;
        value.emplace_hint(value.end(), std::move(key), std::move(mapped));
      } else {
        typename Type::value_type item{};
        if (!read(item)) return false;
        value.insert(value.end(), std::move(item));
      }
    }
    return true;
  }

  std::string_view rest_;
};

// Describes a type by its members, so that a change of any of them is a change of the format.
template <class Type>
void describe(std::string& out) {
  if constexpr (is_number<Type>) {
    out += std::to_string(sizeof(Type)) + (std::is_enum_v<Type>     ? "e"
                                           : std::is_signed_v<Type> ? "i"
                                                                    : "u");
  } else if constexpr (std::same_as<Type, std::string>) {
    out += "s";
  } else if constexpr (is_optional<Type>) {
    out += "?";
    describe<typename Type::value_type>(out);
  } else if constexpr (is_variant<Type>) {
    out += "<";
    [&]<class... Items>(std::type_identity<std::variant<Items...>>) {
      ((describe<Items>(out), out += "|"), ...);
    }(std::type_identity<Type>{});
    out += ">";
  } else if constexpr (Map<Type>) {
    out += "m";
    describe<typename Type::key_type>(out);
    describe<typename Type::mapped_type>(out);
  } else if constexpr (is_array<Type>) {
    out += std::to_string(std::tuple_size_v<Type>) + "x";
    describe<typename Type::value_type>(out);
  } else if constexpr (Collection<Type>) {
    out += "*";
    describe<typename Type::value_type>(out);
  } else {
    out += "{";
    [&]<std::size_t... at>(std::index_sequence<at...>) {
      (describe<std::remove_cvref_t<boost::pfr::tuple_element_t<at, Type>>>(out), ...);
    }(std::make_index_sequence<boost::pfr::tuple_size_v<Type>>{});
    out += "}";
  }
}

// FNV-1a.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return value;
}

}  // namespace

std::uint64_t checkpoint_format() {
  static const std::uint64_t format = [] {
    std::string types = std::to_string(rules_of_apply);
    domain::Workshop workshop;
    std::apply([&]<class... Types>(Types&...) { (describe<std::remove_cv_t<Types>>(types), ...); },
               kept_members(workshop));
    return hash(types);
  }();
  return format;
}

std::string encode_checkpoint(const domain::Workshop& workshop) {
  Writer writer;
  std::apply([&](const auto&... members) { (writer.write(members), ...); }, kept_members(workshop));
  return std::move(writer).take();
}

std::optional<domain::Workshop> decode_checkpoint(std::string_view bytes) {
  domain::Workshop workshop;
  Reader reader(bytes);
  const bool ok = std::apply([&](auto&... members) { return (reader.read(members) && ...); },
                             kept_members(workshop));
  if (!ok || !reader.at_end()) return std::nullopt;
  return workshop;
}

}  // namespace cg::store
