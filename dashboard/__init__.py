"""The map in the browser: reads the store through `geodata`, draws with Plotly, serves with Dash."""
