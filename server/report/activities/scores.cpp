#include "report/activities/scores.hpp"

#include "domain/activities/scores.hpp"
#include "report/catalogue.hpp"

namespace cg::report::scores {
namespace {

namespace scores = domain::scores;
namespace analysis = domain::analysis;

Cell number(const std::optional<analysis::Tenths>& value) {
  return value ? Cell(*value) : Cell();
}

Split split_of(const scores::ItemResult& result) {
  Split split;
  for (std::size_t i = 0; i < result.sectors.size(); ++i) {
    const scores::SectorResult& sector = result.sectors[i];
    SectorFigure figure{i, Withheld{}};
    if (!sector.withheld) figure.figure = SectorMean{sector.n, sector.mean};
    split.push_back(figure);
  }
  return split;
}

void put_figures(Row& row, const scores::ItemResult& result) {
  if (result.withheld) {
    for (const Field field :
         {Field::n, Field::mean, Field::equal_voice, Field::sd, Field::cant_say}) {
      row.cells[field] = Withheld{};
    }
    return;
  }
  row.cells[Field::n] = Count{result.n};
  row.cells[Field::mean] = number(result.mean);
  row.cells[Field::equal_voice] = number(result.equal_voice);
  row.cells[Field::equal_voice_of] =
      SectorList(result.equal_voice_of.begin(), result.equal_voice_of.end());
  row.cells[Field::sd] = number(result.deviation);
  row.cells[Field::cant_say] = Count{result.cant_say};
  if (!result.change) return;
  if (result.change->withheld) {
    row.cells[Field::change] = Withheld{};
    row.cells[Field::change_n] = Withheld{};
  } else {
    row.cells[Field::change] = result.change->mean;
    row.cells[Field::change_n] = Count{result.change->n};
  }
}

Row item_keys(const domain::Choice& item, std::size_t round) {
  Row row;
  row.cells[Field::id] = item.id;
  row.cells[Field::round] = Count{static_cast<std::int64_t>(round)};
  return row;
}

Table results_table(const View& view, const std::vector<domain::Choice>& items,
                    const scores::Results& results, std::size_t round) {
  Table table{"results",
              {},
              Table::Layout::grid,
              {{Field::id, true},
               {Field::round, true},
               {Field::item},
               {Field::mean},
               {Field::n},
               {Field::equal_voice},
               {Field::equal_voice_of},
               {Field::sd},
               {Field::cant_say},
               {Field::change},
               {Field::change_n},
               {Field::sectors}},
              {}};
  for (std::size_t i = 0; i < results.items.size(); ++i) {
    Row row = item_keys(items[i], round);
    put_text(row, Field::item, view.text(items[i].label));
    put_figures(row, results.items[i]);
    row.cells[Field::sectors] = split_of(results.items[i]);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Figure histogram(const std::string& label, const scores::ItemResult& result, Row keys) {
  std::optional<std::string> mean;
  if (result.mean) mean = to_text(*result.mean);
  Figure figure{.name = "histogram",
                .title = catalogue::histogram_title(label),
                .summary = catalogue::histogram_summary(label, std::move(mean), result.n),
                .keys = std::move(keys),
                .values = {result.histogram.begin(), result.histogram.end()}};
  put_text(figure.keys, Field::item, label);
  return figure;
}

void add_progress(Section& section, std::size_t round, unsigned voted, unsigned eligible) {
  Table table{"round",
              {},
              Table::Layout::facts,
              {{Field::round, true}, {Field::voted}, {Field::eligible}},
              {}};
  Row row;
  row.cells[Field::round] = Count{static_cast<std::int64_t>(round)};
  row.cells[Field::voted] = Count{voted};
  row.cells[Field::eligible] = Count{eligible};
  table.rows.push_back(std::move(row));
  section.blocks.emplace_back(std::move(table));
}

// Rule PR2: the room reads what was revealed, the facilitators what somebody has looked at.
void add_results(const View& view, const std::vector<domain::Choice>& items,
                 const std::optional<scores::Results>& results, bool revealed, std::size_t round,
                 Section& section) {
  if (!revealed && !view.for_facilitators()) return add_note(section, catalogue::scores_unrevealed);
  if (!results) return add_note(section, catalogue::scores_unseen);
  if (!revealed) add_note(section, catalogue::scores_facilitators_only);
  section.blocks.emplace_back(results_table(view, items, *results, round));
  for (std::size_t i = 0; i < results->items.size(); ++i) {
    if (results->items[i].withheld || results->items[i].n == 0) continue;
    section.blocks.emplace_back(
        histogram(view.text(items[i].label), results->items[i], item_keys(items[i], round)));
  }
}

}  // namespace

void write(const View& view, const domain::Activity& activity, Section& section) {
  const auto& items = std::get<scores::Settings>(activity.settings).items;
  const auto& content = std::get<scores::Content>(activity.content);
  for (std::size_t i = 0; i < content.rounds.size(); ++i) {
    const scores::Round& round = content.rounds[i];
    const bool is_current = i + 1 == content.rounds.size();
    const bool revealed = is_current ? activity.revealed : round.revealed;
    Section part{"round", catalogue::round_heading(i + 1), {}, {}, {}};
    if (is_current) {
      const scores::Progress progress = scores::progress(view.workshop, content);
      add_progress(part, i + 1, progress.voted, progress.eligible);
    } else {  // a round that was followed by another has results
      add_progress(part, i + 1, round.results->voted, round.results->eligible);
    }
    add_results(view, items, round.results, revealed, i + 1, part);
    section.sections.push_back(std::move(part));
  }
}

}  // namespace cg::report::scores
