import type { Resource } from '../operation/operation';
import { attachment } from './attachment';
import { prospect } from './prospect';
import { sequence } from './sequence';

export const resources: Resource[] = [sequence, prospect, attachment];
