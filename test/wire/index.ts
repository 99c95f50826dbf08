import { attachment } from './attachment';
import type { WireRow } from './row';
import { sequence } from './sequence';

/** Rows of every operation. */
export const rows: WireRow[] = [...sequence, ...attachment];
