"""The one way anything is written; knows neither Excel nor appeals."""
