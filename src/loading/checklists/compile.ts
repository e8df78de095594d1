import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answeredVersion } from '../../answers/level-texts.ts';
import { checklistSchema } from '../../checklist/schema.ts';
import { parse } from '../../source/parse.ts';
import { readSource } from '../../source/read.ts';
import { digestOf } from '../../source/source.ts';
import {
  parseTemplate,
  type ShippedTemplate,
  sha256,
  TEMPLATE_FOLDER,
  TEMPLATES_FILE,
} from '../templates.ts';
import { type CompiledChecklist, type ShippedChecklist, schemaName, summaryOf } from './shipped.ts';

async function templatesIn(folder: string): Promise<readonly ShippedTemplate[]> {
  const inside = join(folder, TEMPLATE_FOLDER);
  const files = readdirSync(inside).map((name) => join(inside, name));
  return Promise.all(
    files.toSorted().map(async (file) => {
      const bytes = readFileSync(file);
      return { ...(await parseTemplate(file, bytes)).template, source: sha256(bytes) };
    }),
  );
}

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
    const { texts } = answeredVersion(definition);
    const compiled: CompiledChecklist = { definition, digest: digestOf(definition), texts };
    writeFileSync(join(outFolder, `${definition.id}.json`), JSON.stringify(compiled));
    index.push({
      ...summaryOf(definition),
      source: createHash('sha256').update(bytes).digest('hex'),
    });
  }
  writeFileSync(join(outFolder, 'index.json'), JSON.stringify(index));
  writeFileSync(join(outFolder, TEMPLATES_FILE), JSON.stringify(await templatesIn(folder)));
  for (const schema of [schemaName('answers'), schemaName('checklist'), schemaName('round')]) {
    copyFileSync(join(folder, schema), join(outFolder, schema));
  }
}
