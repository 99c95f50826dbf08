import { day as optionalDay, required } from '../../operation/fields';

export const day = (displayName: string) => required(optionalDay(displayName));
