import { attachment } from './attachment';
import { prospect } from './prospect';
import type { WireRow } from './row';
import { sequence } from './sequence';

/** Rows of every operation. */
export const rows: WireRow[] = [...sequence, ...prospect, ...attachment];
