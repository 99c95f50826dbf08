import type { Resource } from '../operation/operation';
import { attachment } from './attachment';
import { sequence } from './sequence';
import { task } from './task';

export const resources: Resource[] = [sequence, attachment, task];
