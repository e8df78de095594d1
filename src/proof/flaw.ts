/**
 * Something in a checklist that is allowed and can be scored, but is hardly what its author meant.
 * All texts are in lower case, without a full stop.
 */
export interface Flaw {
  /** The field names and list positions that lead to the place where mending it begins. */
  readonly path: readonly (string | number)[];
  /** Whether the place is the name before the colon; default the value. */
  readonly where?: 'key' | undefined;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}
