/** An action plan as its file says it: what is to be done after an audit, by whom and by when. */
export interface Plan {
  readonly format: 1;
  /** The checklist that numbers the levels. */
  readonly checklist: { readonly id: string; readonly version: string };
  /** The organisation that was audited. */
  readonly subject: string;
  readonly actions: readonly Action[];
}

/** Something to be done so that one criterion reaches a level. */
export interface Action {
  /** Unique within the plan. */
  readonly id: string;
  readonly criterion: string;
  /** The level to be reached, by number. */
  readonly level: number;
  readonly do: string;
  /** Null until somebody is named. */
  readonly owner?: string | null | undefined;
  /** YYYY-MM-DD; null until it is set. */
  readonly due?: string | null | undefined;
  /** Work units, whole. */
  readonly effort?: number | null | undefined;
  readonly status: Status;
  readonly note?: string | null | undefined;
}

export type Status = 'open' | 'done' | 'dropped';
