/** Copies the YAML answers of a round to another folder, as JSON. */
export function writeRoundAsJson(round: string, folder: string): void;
/** Writes a checklist of 900 criteria as `checklist.json`, and twelve answers to it in `round/`. */
export function writeLargeAudit(folder: string): void;
/** Returns a checklist of so many points with 30 criteria each, and twelve answers to it. */
export function largeAudit(points: number): {
  readonly checklist: unknown;
  readonly answers: readonly unknown[];
};
