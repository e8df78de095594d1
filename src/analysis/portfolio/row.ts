import type { PortfolioEntry } from './entry.ts';

/** Entry of an index without its figures, which are in the columns of the reading until the next row. */
export type PortfolioRow = Omit<PortfolioEntry, FigureKind>;

export type FigureKind = 'points' | 'criteria';

/** Figures of the row that was read last, by place: NaN for none. */
export interface FigureColumns {
  values: Float64Array;
  /** Number of the places in use. */
  count: number;
  /** Places by id, in the order of their first line. */
  readonly places: Readonly<Record<FigureKind, Map<string, FigurePlaces>>>;
}

/** Places of the figures of one point or criterion. */
export interface FigurePlaces {
  readonly score: number;
  readonly gap: number;
}

export function figureColumns(): FigureColumns {
  return {
    values: new Float64Array(0),
    count: 0,
    places: { points: new Map(), criteria: new Map() },
  };
}

/** Returns the places of a point or criterion; new ones are added behind all others. */
export function placesOf(columns: FigureColumns, kind: FigureKind, id: string): FigurePlaces {
  const own = columns.places[kind];
  const known = own.get(id);
  if (known) return known;
  const { count } = columns;
  const added = { score: count, gap: count + 1 };
  own.set(id, added);
  columns.count = count + 2;
  if (columns.count > columns.values.length) {
    const longer = new Float64Array(2 * columns.count + 64).fill(Number.NaN);
    longer.set(columns.values);
    columns.values = longer;
  }
  return added;
}

/** Puts the figures of an entry into the columns, as those of the row that was read last. */
export function putFigures(entry: PortfolioEntry, columns: FigureColumns): void {
  columns.values.fill(Number.NaN);
  for (const kind of ['points', 'criteria'] as const) {
    for (const [id, { score, gap }] of Object.entries(entry[kind])) {
      const places = placesOf(columns, kind, id);
      columns.values[places.score] = score ?? Number.NaN;
      columns.values[places.gap] = gap ?? Number.NaN;
    }
  }
}
