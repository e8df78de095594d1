import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { criteriaOf, isKey } from '../checklist/defaults.ts';
import { readSource } from '../input/read-source.ts';
import { parseChecklist } from './load-checklist.ts';
import type { ShippedChecklist } from './shipped.ts';

/**
 * Validates every checklist of a folder and writes it as JSON with its digest, so that the program
 * needs neither YAML nor validation for what it ships.
 * @throws InputError where a checklist has mistakes
 */
export async function compileChecklists(folder: string, outFolder: string): Promise<void> {
  mkdirSync(outFolder, { recursive: true });
  const index: ShippedChecklist[] = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const name of names.toSorted()) {
    const file = join(folder, name);
    const compiled = parseChecklist(await readSource(file, readFileSync(file)));
    const { id, version, title, points } = compiled.definition;
    const criteria = criteriaOf(compiled.definition).map(({ criterion }) => criterion);
    writeFileSync(join(outFolder, `${id}.json`), JSON.stringify(compiled));
    index.push({
      id,
      version,
      title,
      points: points.length,
      criteria: criteria.length,
      keyCriteria: criteria.filter(isKey).length,
    });
  }
  writeFileSync(join(outFolder, 'index.json'), JSON.stringify(index));
}
