<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="0">
<renderer-v2 type="graduatedSymbol" attr="density_min" graduatedMethod="GraduatedColor" symbollevels="0" enableorderby="0" forceraster="0"><ranges>
<range lower="14" upper="14" label="14 – 16" symbol="0" render="true"/>
<range lower="12" upper="12" label="12 – 14" symbol="1" render="true"/>
<range lower="10" upper="10" label="10 – 12" symbol="2" render="true"/>
<range lower="8" upper="8" label="8 – 10" symbol="3" render="true"/>
<range lower="6" upper="6" label="6 – 8" symbol="4" render="true"/>
<range lower="4" upper="4" label="4 – 6" symbol="5" render="true"/>
<range lower="2" upper="2" label="2 – 4" symbol="6" render="true"/>
</ranges><symbols>
<symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="177,0,38,191"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="122,92,58,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.1"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="227,26,28,191"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="122,92,58,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.1"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="252,78,42,191"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="122,92,58,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.1"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="253,141,60,191"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="122,92,58,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.1"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="4" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="254,178,76,191"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="122,92,58,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.1"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="5" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="254,217,118,191"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="122,92,58,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.1"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="6" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="255,255,178,191"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="122,92,58,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.1"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
</symbols><classificationMethod id="Jenks"><labelFormat format="%1 – %2" labelprecision="2" trimtrailingzeroes="1"/></classificationMethod></renderer-v2>
<aliases>
<alias field="density_min" index="0" name="Density from (sites per km²)"/>
<alias field="density_max" index="1" name="Density to (sites per km²)"/>
<alias field="area_km2" index="2" name="Area (km²)"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="density_min" hidden="0" width="-1"/>
<column type="field" name="density_max" hidden="0" width="-1"/>
<column type="field" name="area_km2" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:119bccf1dbb7188d04da74243cb5b00d28c000bed0f5ab0767ee381eb3536ccf -->
