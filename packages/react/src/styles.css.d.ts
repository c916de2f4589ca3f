/** Lets `import '@lean-link/react/styles.css'` compile in an app whose compiler knows no style sheets. */
export {}
