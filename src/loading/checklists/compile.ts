import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import { checklistSchema } from '../../checklist/schema.ts';
import { parse } from '../../source/parse.ts';
import { readSource } from '../../source/read.ts';
import { digestOf } from '../../source/source.ts';
import { type ShippedChecklist, schemaName, summaryOf } from './shipped.ts';

/**
 * Validates every checklist of a folder and writes it as JSON with its checksum. The program then
 * needs neither YAML nor validation for built-in checklists. Copies the JSON Schemas beside them.
 * @throws InputError if a checklist has errors
 */
export async function compileChecklists(folder: string, outFolder: string): Promise<void> {
  mkdirSync(outFolder, { recursive: true });
  const index: ShippedChecklist[] = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  for (const name of names.toSorted()) {
    const file = join(folder, name);
    const bytes = readFileSync(file);
    const definition = parse(await readSource(file, bytes), checklistSchema());
    const compiled: DigestedChecklist = { definition, digest: digestOf(definition) };
    writeFileSync(join(outFolder, `${definition.id}.json`), JSON.stringify(compiled));
    index.push({
      ...summaryOf(definition),
      source: createHash('sha256').update(bytes).digest('hex'),
    });
  }
  writeFileSync(join(outFolder, 'index.json'), JSON.stringify(index));
  for (const schema of [schemaName('answers'), schemaName('checklist'), schemaName('round')]) {
    copyFileSync(join(folder, schema), join(outFolder, schema));
  }
}
