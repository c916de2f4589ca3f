/** Storybook's own frame around the stories: its name, and nothing that needs the network. */
import { addons } from 'storybook/manager-api'
import { create } from 'storybook/theming'

addons.setConfig({
  theme: create({ base: 'light', brandTitle: 'Lean Link Kit (unofficial)', brandUrl: './', colorSecondary: '#0b5d4e' }),
})
