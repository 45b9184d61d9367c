import { z } from 'zod';

/**
 * What a button brings back. `c`, `m` and `f` are on forms only: the group and the message that the form was asked in,
 * since it is itself shown elsewhere. None of it gives a right: who pressed is asked of the group it names.
 */
export const Pressed = z.object({
  /** Action. */
  a: z.string().min(1).max(100),
  /** Our opaque id of the incident. */
  s: z.string().max(200),
  /** The version that was shown. */
  r: z.number().int().nonnegative().optional(),
  c: z.string().min(1).max(100).optional(),
  m: z.string().min(1).max(100).optional(),
  /** Names of the form's fields: an empty one does not come back by itself. */
  f: z.array(z.string().max(100)).max(30).optional(),
});
export type Pressed = z.infer<typeof Pressed>;
