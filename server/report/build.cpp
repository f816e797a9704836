#include "report/build.hpp"

#include "report/catalogue.hpp"
#include "report/kind_report.hpp"
#include "report/parts.hpp"

namespace cg::report {
namespace {

// Sections within an activity's section belong to it, too.
void set_activity(Section& section, const std::string& activity) {
  section.activity = activity;
  for (Section& one : section.sections) set_activity(one, activity);
}

Section activity_section(const View& view, const domain::Activity& activity, std::size_t place) {
  const std::string title = view.text(activity.title);
  Section section{"activity", catalogue::activity_heading(place, title), {}, {}, {}};
  section.blocks.emplace_back(activity_facts(view, activity));
  if (activity.phase == domain::Phase::draft) add_note(section, catalogue::never_opened);
  if (activity.phase == domain::Phase::open) add_note(section, catalogue::still_open);
  if (const std::string prompt = view.text(activity.prompt); !prompt.empty()) {
    section.blocks.emplace_back(Paragraph{Paragraph::Tone::prompt, prompt});
  }
  kind_report(activity.settings.index())(view, activity, section);
  set_activity(section, to_text(activity.id));
  return section;
}

}  // namespace

Document build_document(const domain::Workshop& workshop, Viewer viewer) {
  const View view{workshop, viewer};
  Document document{.workshop = workshop.id,
                    .title = view.text(workshop.title),
                    .code = workshop.code,
                    .created = {workshop.created_at_ms},
                    .for_facilitators = view.for_facilitators(),
                    .sectors = {},
                    .sections = {}};
  for (const domain::Choice& sector : workshop.sectors) {
    document.sectors.push_back({sector.id, view.text(sector.label)});
  }
  // What came of the day first; the lists that are looked up rather than read stand at the end.
  document.sections.push_back(people_section(view));
  for (std::size_t i = 0; i < workshop.agenda.size(); ++i) {
    document.sections.push_back(activity_section(view, workshop.agenda[i], i + 1));
  }
  document.sections.push_back(agenda_section(view));
  if (view.for_facilitators()) document.sections.push_back(names_section(view));
  return document;
}

void put_text(Row& row, Field field, std::string_view text) {
  if (!text.empty()) row.cells[field] = std::string(text);
}

Split split_of(std::span<const domain::analysis::SectorSupport> sectors) {
  Split split;
  for (std::size_t i = 0; i < sectors.size(); ++i) {
    SectorFigure figure{i, Withheld{}};
    if (!sectors[i].withheld) figure.figure = SectorShare{sectors[i].given, sectors[i].asked};
    split.push_back(figure);
  }
  return split;
}

Cell count_or_withheld(std::optional<unsigned> count) {
  if (!count) return Withheld{};
  return Count{*count};
}

void add_hidden_column(const View& view, Table& table) {
  if (view.for_facilitators()) table.columns.push_back({Field::hidden});
}

void add_note(Section& section, std::string_view text) {
  section.blocks.emplace_back(Paragraph{Paragraph::Tone::note, std::string(text)});
}

void add_sentence(Section& section, std::string text) {
  section.blocks.emplace_back(Paragraph{Paragraph::Tone::plain, std::move(text)});
}

void add_table(Section& section, Table table) {
  if (table.rows.empty()) return add_note(section, catalogue::nothing_here);
  section.blocks.emplace_back(std::move(table));
}

}  // namespace cg::report
