/** Copies the YAML answers of a round to another folder, as JSON. */
export function writeRoundAsJson(round: string, folder: string): void;
/** Writes a checklist of 900 criteria as `checklist.json`, and twelve answers to it in `round/`. */
export function writeLargeAudit(folder: string): void;
