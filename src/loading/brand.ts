import { dirname, resolve } from 'node:path';
import { InputError, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printWarning } from '../io/messages.ts';
import { digitsBeside } from '../numbers.ts';
import {
  type Accent,
  accentOf,
  type Branding,
  contrast,
  LEAST_CONTRAST,
  type Logo,
  PAPER,
} from '../report/brand/brand.ts';
import { logoOf } from '../report/brand/logo.ts';
import { brandSchema } from '../report/schema/files.ts';
import { parse } from '../source/parse.ts';
import type { Source } from '../source/source.ts';
import { readBytes, readFile } from '../storage/read.ts';
import type { CodedError } from '../words/coded.ts';
import { fileErrorText } from '../words/file-errors.ts';
import { storageWords } from '../words/storage.ts';

/** Largest size of a logo, so that reports can be sent by e-mail. */
const MOST_LOGO_BYTES = 1_048_576;

export interface LoadedBrand {
  readonly brand: Branding;
  /** Paths of all files that were read. */
  readonly inputs: readonly string[];
}

/**
 * Loads a brand with its logo. Darkens an accent with too little contrast on white, with a warning.
 * @throws UserError if the file cannot be read, InputError if it or its logo has errors
 */
export async function loadBrand(io: Io, path: string): Promise<LoadedBrand> {
  const source = await readFile(io, path);
  const { format: _, logo, accent, ...words } = parse(source, brandSchema());
  const logoPath = logo === undefined ? null : resolve(io.folder, dirname(path), logo);
  return {
    brand: {
      ...words,
      logo: logoPath === null ? null : logoIn(io, source, logoPath),
      accent: accent === undefined ? null : readableAccent(io, path, accent),
    },
    inputs: [path, ...(logoPath === null ? [] : [logoPath])],
  };
}

function logoIn(io: Io, source: Source, path: string): Logo {
  const bytes = logoBytes(io, source, path);
  const logo = bytes.length > MOST_LOGO_BYTES ? null : logoOf(bytes);
  if (logo) return logo;
  const isLarge = bytes.length > MOST_LOGO_BYTES;
  throw logoError(source, fileErrorText(isLarge ? 'brand/large-logo' : 'brand/logo-format'));
}

function logoBytes(io: Io, source: Source, path: string): Uint8Array {
  try {
    return readBytes(io, path);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = error instanceof InputError ? error.diagnostics[0]?.message : error.message;
    throw logoError(
      source,
      fileErrorText('brand/unreadable-logo', { reason: reason ?? error.message }),
    );
  }
}

function logoError(source: Source, error: CodedError): InputError {
  return new InputError([source.place({ ...error, path: ['logo'] })]);
}

function readableAccent(io: Io, path: string, written: string): Accent {
  const accent = accentOf(written);
  if (accent.onLight !== accent.written) {
    const found = digitsBeside(contrast(accent.written, PAPER.light), [LEAST_CONTRAST], 1);
    const darker = accent.onLight;
    const words = { accent: written, contrast: found, minimum: LEAST_CONTRAST, darker };
    printWarning(io, { ...storageWords.paleAccent(words), file: path });
  }
  return accent;
}
