// Small: Astro writes it into the page instead of a file.
document.documentElement.dataset.greeted = 'true'
