import { attachment } from './attachment';
import type { WireRow } from './row';
import { sequence } from './sequence';
import { task } from './task';

/** Rows of every operation. */
export const rows: WireRow[] = [...sequence, ...attachment, ...task];
