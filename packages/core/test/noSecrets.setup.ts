/** Set up for every test that has a page: whatever it does, its page and console show no token and no secret. */
import { expectNoSecrets } from './expectNoSecrets.ts'

expectNoSecrets()
