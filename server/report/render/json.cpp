// The form is described by protocol/schema/transcript.json.
#include <array>
#include <nlohmann/json.hpp>

#include "report/render/renderers.hpp"
#include "report/render/text.hpp"

namespace cg::report {
namespace {

using Json = nlohmann::ordered_json;
namespace analysis = domain::analysis;

constexpr int form_version = 1;

struct JsonFigure {
  Json& json;

  void operator()(Withheld) const { json["withheld"] = true; }
  void operator()(const SectorMean& figure) const {
    json["n"] = figure.n;
    json["mean"] = figure.mean ? Json(figure.mean->value / 10.0) : Json();
  }
  void operator()(const SectorShare& figure) const {
    json["given"] = figure.given;
    json["asked"] = figure.asked;
  }
};

struct JsonCell {
  const Document& document;

  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const std::string& text) const { return text; }
  Json operator()(Count count) const { return count.value; }
  // The nearest binary fraction prints as the decimal one that it came from.
  Json operator()(analysis::Tenths number) const { return number.value / 10.0; }
  Json operator()(analysis::Thousandths number) const { return number.value / 1000.0; }
  Json operator()(Flag flag) const { return flag.on; }
  Json operator()(Time time) const { return iso_text(time); }
  Json operator()(Withheld) const { return {{"withheld", true}}; }
  Json operator()(const SectorList& sectors) const {
    Json list = Json::array();
    for (const std::size_t sector : sectors) list.push_back(document.sectors[sector].id);
    return list;
  }
  Json operator()(const Split& split) const {
    Json list = Json::array();
    for (const SectorFigure& figure : split) {
      Json json{{"id", document.sectors[figure.sector].id}};
      std::visit(JsonFigure{json}, figure.figure);
      list.push_back(std::move(json));
    }
    return list;
  }
};

class ToJson {
 public:
  explicit ToJson(const Document& document) : document_(document) {}

  Json whole() const {
    Json sectors = Json::array();
    for (const Sector& sector : document_.sectors) {
      sectors.push_back({{"id", sector.id}, {"label", sector.label}});
    }
    return {{"version", form_version},
            {"workshop", document_.workshop},
            {"title", document_.title},
            {"code", document_.code},
            {"created_at", iso_text(document_.created)},
            {"for", document_.for_facilitators ? "facilitators" : "observers"},
            {"sectors", std::move(sectors)},
            {"sections", sections(document_.sections)}};
  }

 private:
  Json sections(const std::vector<Section>& all) const {
    Json list = Json::array();
    for (const Section& section : all) {
      Json json{{"name", section.name}, {"heading", section.heading}};
      if (!section.activity.empty()) json["activity"] = section.activity;
      Json blocks = Json::array();
      for (const Block& block : section.blocks) {
        blocks.push_back(std::visit([&](const auto& one) { return block_json(one); }, block));
      }
      json["blocks"] = std::move(blocks);
      if (!section.sections.empty()) json["sections"] = sections(section.sections);
      list.push_back(std::move(json));
    }
    return list;
  }

  Json block_json(const Paragraph& paragraph) const {
    static constexpr std::array<const char*, 3> types{"sentence", "prompt", "note"};
    return {{"type", types.at(static_cast<std::size_t>(paragraph.tone))}, {"text", paragraph.text}};
  }

  Json block_json(const Table& table) const {
    Json columns = Json::array();
    for (const Column& column : table.columns) {
      const FieldInfo& about = info(column.field);
      columns.push_back({{"name", about.name}, {"label", about.label}});
    }
    Json rows = Json::array();
    for (const Row& row : table.rows) {
      Json json = Json::object();
      for (const Column& column : table.columns) {
        const Cell& cell = cell_at(row, column.field);
        json[std::string(info(column.field).name)] = std::visit(JsonCell{document_}, cell);
      }
      rows.push_back(std::move(json));
    }
    return {{"type", "table"},
            {"name", table.name},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)}};
  }

  Json block_json(const Figure& figure) const {
    Json json{{"type", "figure"},
              {"name", figure.name},
              {"title", figure.title},
              {"summary", figure.summary}};
    for (const auto& [field, cell] : figure.keys.cells) {
      json[std::string(info(field).name)] = std::visit(JsonCell{document_}, cell);
    }
    Json bars = Json::array();
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
      bars.push_back({{std::string(info(figure.label).name), i},
                      {std::string(info(figure.value).name), figure.values[i]}});
    }
    json["bars"] = std::move(bars);
    return json;
  }

  const Document& document_;
};

}  // namespace

// Texts are valid UTF-8, since they came in as JSON; should one not be, it is mended rather than
// that there is no transcript.
std::string render_json(const Document& document) {
  return ToJson(document).whole().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace cg::report
