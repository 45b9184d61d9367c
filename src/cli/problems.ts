import type { Problem } from '../ports.ts';
import type { Io } from './frame.ts';

/** Prints problems one under the other: where, what is wrong, what would be right. */
export function printProblems(problems: readonly Problem[], io: Io): void {
  for (const problem of problems) {
    io.out(placeOf(problem));
    io.out(`  ✗ ${problem.wrong}`);
    io.out(`  → ${problem.right}`);
  }
}

/** `org.csv:5:6 channels`, as editors and terminals make a link of it. */
function placeOf({ file, line, column, field }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return field === undefined ? place : `${place} ${field}`;
}
