/** Writes the types of the library into a folder. */
export function buildTypes(outFolder: string): void;
