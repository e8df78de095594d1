import { entriesOf } from '../../../notes.ts';
import { actionsTable } from '../../../tables/actions.ts';
import { addSlide, addText, type Deck, page } from '../deck.ts';
import { addGrid } from '../grid.ts';

/** What to do first, by whom; the days are for those who do it. */
export function nextStepsSlide(deck: Deck): void {
  const { columns, rows } = actionsTable(deck.report);
  const place = (head: string) => columns.findIndex((column) => column.head === head);
  const shown = ['Do', 'Owner', 'Effort', 'Due'].map(place);
  const id = place('Criterion');
  const texts = rows.map((row) => shown.map((column) => String(row[column] ?? '')));
  const lines = rows.map((row, i) => {
    const [what, ...who] = texts[i] ?? [];
    return `${i + 1}. ${row[id]}: ${what} ${who.filter((own) => own !== '').join(', ')}`.trim();
  });
  const slide = addSlide(deck, 'Next steps: what to do first, and who does it', [
    { heading: 'First steps, those of the cheapest path first', entries: entriesOf(lines) },
  ]);
  if (rows.length === 0) {
    addText(deck, slide, 'Nothing is below its target.', {
      x: page.left,
      y: page.top,
      width: page.room,
      lines: 1,
      size: 20,
    });
    return;
  }
  addGrid(deck, slide, {
    columns: [
      { head: '', width: 0.45, isNumber: true },
      { head: 'Do', width: 7.0 },
      { head: 'Owner', width: 2.3 },
      { head: 'Effort', width: 0.8 },
      { head: 'Due', width: 1.5 },
    ],
    rows: texts.map((cells, i) => [String(i + 1), ...cells]),
    ...{ x: page.left, y: page.top, lines: 2, size: 14 },
  });
}
