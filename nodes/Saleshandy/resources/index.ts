import type { Resource } from '../operation/operation';
import { attachment } from './attachment';
import { sequence } from './sequence';

export const resources: Resource[] = [sequence, attachment];
