"""Records to Plotly figures, nothing else."""
