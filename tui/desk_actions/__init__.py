"""What the desk's keys do, as plain classes over the little of the desk that they need (`api.DeskApi`)."""
