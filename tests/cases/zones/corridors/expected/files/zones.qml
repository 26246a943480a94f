<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="categorizedSymbol" attr="zone_level" symbollevels="1" enableorderby="0" forceraster="0"><categories>
<category value="1" type="string" label="Grade 1" symbol="0" render="true"/>
<category value="2" type="string" label="Grade 2" symbol="1" render="true"/>
<category value="quasi" type="string" label="Quasi" symbol="2" render="true"/>
<category value="" type="string" label="Ban without a grade" symbol="3" render="true"/>
</categories><symbols>
<symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="3"><Option type="Map"><Option type="QString" name="color" value="33,113,181,140"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="8,48,107,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.3"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="2"><Option type="Map"><Option type="QString" name="color" value="107,174,214,140"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="8,48,107,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.3"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="2" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="1"><Option type="Map"><Option type="QString" name="color" value="198,219,239,140"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="8,48,107,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.3"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
<symbol type="fill" name="3" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="213,94,0,64"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="213,94,0,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.3"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer><layer class="LinePatternFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="angle" value="45"/><Option type="QString" name="distance" value="1.4"/><Option type="QString" name="distance_unit" value="MM"/><Option type="QString" name="line_width" value="0.2"/></Option><symbol type="line" name="@3@1" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="140,140,140,255"/><Option type="QString" name="line_width" value="0.2"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="round"/></Option></layer></symbol></layer></symbol>
</symbols></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="zone_name" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="7" fontSizeUnit="Point" fontWeight="50" textColor="8,48,107,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.6" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="4" centroidInside="1" priority="8"/><rendering drawLabels="1" obstacle="0" displayAll="0" fontLimitPixelSize="0" scaleVisibility="1" scaleMin="0" scaleMax="150000"/></settings></labeling>
<aliases>
<alias field="zone_id" index="0" name="Zone ID"/>
<alias field="zone_name" index="1" name="Zone"/>
<alias field="source_id" index="2" name="Source"/>
<alias field="zone_level" index="3" name="Grade of the zone"/>
<alias field="basis" index="4" name="Declared or default"/>
<alias field="rule_id" index="5" name="Rule"/>
<alias field="clause" index="6" name="Clause"/>
<alias field="verified" index="7" name="Source verified"/>
<alias field="area_km2" index="8" name="Area (km²)"/>
<alias field="why" index="9" name="Why it is drawn so"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="zone_id" hidden="0" width="-1"/>
<column type="field" name="zone_name" hidden="0" width="-1"/>
<column type="field" name="source_id" hidden="0" width="-1"/>
<column type="field" name="zone_level" hidden="0" width="-1"/>
<column type="field" name="basis" hidden="0" width="-1"/>
<column type="field" name="rule_id" hidden="0" width="-1"/>
<column type="field" name="clause" hidden="0" width="-1"/>
<column type="field" name="verified" hidden="0" width="-1"/>
<column type="field" name="area_km2" hidden="0" width="-1"/>
<column type="field" name="why" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:f677b0846f0ee09f93e2e02912edb2d6321347ebdb951c7b196d0bbc782a9313 -->
