import { list, text } from '../../operation/fields';

export const fallbackText = text('Fallback Text', { placeholder: 'e.g. there' });

export const tags = list('Tags', { description: 'Comma-separated tags (or an array)' });
