/** What every chart has around its drawing: a title, its text alternative and a table, for those who cannot see it. */
import type { ComponentChildren, JSX } from 'preact';

export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly (string | number)[])[];
}

interface FrameProps {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly table?: ChartTable;
  readonly children: ComponentChildren;
}

/** The drawing is hidden from screen readers, which get the summary and the table in its place. */
export function ChartFrame({ kind, title, summary, table, children }: FrameProps): JSX.Element {
  return (
    <figure class={`chart chart-${kind}`}>
      <figcaption class="visually-hidden">
        {title}. {summary}
      </figcaption>
      <div class="chart-picture" aria-hidden="true">
        {children}
      </div>
      {table === undefined ? null : <HiddenTable {...table} />}
    </figure>
  );
}

function HiddenTable({ caption, head, rows }: ChartTable): JSX.Element {
  return (
    <div class="visually-hidden">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th scope="col" key={cell}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{row[0]}</th>
              {row.slice(1).map((cell, place) => (
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
