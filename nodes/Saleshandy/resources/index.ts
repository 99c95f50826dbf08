import type { Resource } from '../operation';
import { sequence } from './sequence';

export const resources: Resource[] = [sequence];
