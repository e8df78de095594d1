/** Builds the program and compiles the shipped checklists into a folder, which is emptied first. */
export function build(outFolder: string): Promise<void>;
